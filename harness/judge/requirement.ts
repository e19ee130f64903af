import type { Capability } from './capability.ts'

/** How binding a requirement is, in the sense of RFC 2119; the most binding first. */
export const levels = ['MUST', 'SHOULD', 'MAY'] as const
/** How binding a requirement is. */
export type Level = (typeof levels)[number]

/** Where a set of requirements comes from. */
export const profiles = ['auth0', 'okta', 'core', 'security', 'mcp'] as const
/** One origin of requirements. */
export type Profile = (typeof profiles)[number]

/**
 * Profiles that are for one kind of server alone, and what a server of that kind is. Who asks for one at
 * a server of another kind is told so; of every other profile a server is made to have it or not.
 */
export const kindsOfServer: Readonly<Partial<Record<Profile, string>>> = {
  mcp: 'an MCP server',
}

/** Parts of what a user meets that a product may leave to those who install it. */
export const parts = [
  /** What the dialog shows and says. */
  'dialog',
  /** How an answer to the dialog is taken: whether it is its user's own. */
  'decision',
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

/** What a profile says of a requirement: how binding it is there, and where that is written. */
export interface Origin {
  readonly level: Level
  readonly source: Source
}

/** The source says that it must be so. */
export const must = (source: Source): Origin => ({ level: 'MUST', source })
/** The source says that it should be so, or it follows from the source and is not said in as many words. */
export const should = (source: Source): Origin => ({ level: 'SHOULD', source })
/** The source says that it may be so. */
export const may = (source: Source): Origin => ({ level: 'MAY', source })

/** One judged behaviour of an authorization server. */
export interface Requirement {
  /** `topic.behaviour`, lower-kebab; never changed once released. */
  readonly id: string
  /** Every profile it belongs to, each with its own level and source. */
  readonly profiles: Readonly<Partial<Record<Profile, Origin>>>
  /** The behaviour in our own words, as one sentence about the server. */
  readonly statement: string
  /** Where the source is ambiguous or contradicts itself: its readings, and which one is judged. */
  readonly readings?: string
  /** The part it is about, where a product may leave that part to a host application. */
  readonly part?: Part
  /** Only a browser can tell: layout, frames, scripts. Under the `http` user agent it is not judged. */
  readonly browserOnly?: true
  /** Why no sabotage between the suite and a server could turn it red; absent where one can. */
  readonly beyondSabotage?: string
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

/** What one profile says of a requirement. */
export interface ProfileOrigin extends Origin {
  readonly profile: Profile
}

/** What these profiles say of a requirement, the most binding first; empty where it belongs to none of them. */
export const originsIn = (
  { profiles: origins }: Pick<Requirement, 'profiles'>,
  chosen: readonly Profile[] = profiles,
): ProfileOrigin[] =>
  profiles
    .flatMap((profile) => {
      const origin = origins[profile]
      return origin && chosen.includes(profile) ? [{ profile, ...origin }] : []
    })
    .sort((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level))

/** The profiles an entry of the catalogue belongs to. */
export const profilesOf = (entry: CatalogueEntry): Profile[] =>
  isExclusion(entry) ? [entry.profile] : originsIn(entry).map(({ profile }) => profile)
