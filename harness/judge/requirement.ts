import type { Capability } from './capability.ts'

/** How binding a requirement is, in the sense of RFC 2119. */
export type Level = 'MUST' | 'SHOULD' | 'MAY'

/** Where a set of requirements comes from. */
export const profiles = ['auth0', 'okta', 'core', 'security'] as const
/** One origin of requirements. */
export type Profile = (typeof profiles)[number]

/** Parts of what a user meets that a product may leave to those who install it. */
export const parts = [
  /** What the dialog shows and says. */
  'dialog',
  /** How a refusal is answered. */
  'denial',
  /** Which scopes come of an accepted dialog. */
  'granted-scopes',
  /** Whether and how consent is remembered and compared. */
  'remembering',
  /** How a consent is taken back, and what ends with it. */
  'revocation',
] as const
/** One such part. */
export type Part = (typeof parts)[number]

/** The document and section a statement was drawn from. */
export interface Source {
  readonly document: string
  readonly section: string
  readonly url: string
}

/** One judged behaviour of an authorization server. */
export interface Requirement {
  /** `topic.behaviour`, lower-kebab; never changed once released. */
  readonly id: string
  readonly profile: Profile
  readonly level: Level
  readonly source: Source
  /** The behaviour in our own words, as one sentence about the server. */
  readonly statement: string
  /** Where the source is ambiguous or contradicts itself: its readings, and which one is judged. */
  readonly readings?: string
  readonly needs: readonly Capability[]
}

/** A normative statement of a source that is deliberately not judged. */
export interface Exclusion {
  readonly profile: Profile
  readonly source: Source
  readonly statement: string
  /** Why it is not judged. */
  readonly excluded: string
}

/** A row of the catalogue. */
export type CatalogueEntry = Requirement | Exclusion

/** Tells a judged row from an excluded one. */
export const isRequirement = (entry: CatalogueEntry): entry is Requirement => 'id' in entry

/** Tells an excluded row from a judged one. */
export const isExclusion = (entry: CatalogueEntry): entry is Exclusion => 'excluded' in entry

/** The needed capabilities that a server has not declared; empty when the requirement applies. */
export const undeclaredNeeds = (
  requirement: Requirement,
  declared: readonly Capability[],
): Capability[] => requirement.needs.filter((need) => !declared.includes(need))
