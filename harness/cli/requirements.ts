import type { CatalogueEntry, Profile, Requirement, Source } from '../judge/requirement.ts'
import { isExclusion, isRequirement, originsIn, profilesOf } from '../judge/requirement.ts'
import { capabilityDescriptions, type Capability } from '../judge/capability.ts'
import { catalogue } from '../../specs/catalogue.ts'
import { usageError } from '../judge/errors.ts'

/** The catalogue as text: every row with level and source, and every excluded statement with its reason. */
export const listRequirements = (profiles: readonly Profile[]): string => {
  const chosen = catalogue.filter(
    (entry) => profiles.length === 0 || profilesOf(entry).some((one) => profiles.includes(one)),
  )
  const rows = chosen.filter(isRequirement)
  const left = chosen.filter(isExclusion)
  return [
    ...rows.map((row) => listed(row)),
    `${rows.length} requirements`,
    ...(left.length > 0 ? ['', 'Not judged:', ...left.map((row) => listed(row))] : []),
    '',
    'Capabilities:',
    ...capabilities.map((one) => `       ${one}: ${capabilityDescriptions[one]}`),
  ].join('\n')
}

/**
 * Everything the catalogue says about one requirement, or about a capability: what it means, and
 * what needs it. Throws a `usage` error for a name that is neither.
 */
export const explain = (name: string): string => {
  const rows = catalogue.filter(isRequirement)
  const row = rows.find(({ id }) => id === name)
  if (row) return explainedRequirement(row)
  const capability = capabilities.find((one) => one === name)
  if (capability) return explainedCapability(capability, rows)
  throw usageError(
    `no requirement or capability "${name}": "consent-conformance requirements" lists them all`,
  )
}

const capabilities = Object.keys(capabilityDescriptions) as Capability[]

const explainedCapability = (capability: Capability, rows: readonly Requirement[]): string => {
  const needing = rows.filter(({ needs }) => needs.includes(capability))
  return [
    capability,
    `  a server that declares it ${capabilityDescriptions[capability]}`,
    ...needing.map(({ id }, at) => `  ${at === 0 ? 'for     ' : '        '} ${id}`),
  ].join('\n')
}

const explainedRequirement = (row: Requirement): string =>
  [
    row.id,
    `  ${row.statement}`,
    ...originsIn(row).flatMap(({ profile, level, source }) => [
      `  ${level.padEnd(8)} in "${profile}": ${source.document}, "${source.section}"`,
      `           ${source.url}`,
    ]),
    ...(row.readings ? [`  readings ${row.readings}`] : []),
    ...row.needs.map(
      (need, at) =>
        `  ${at === 0 ? 'needs   ' : '        '} ${need}: ${capabilityDescriptions[need]}`,
    ),
  ].join('\n')

const listed = (entry: CatalogueEntry): string => {
  if (isExclusion(entry))
    return `-      (${entry.profile}) ${entry.statement}\n       why: ${entry.excluded}\n       ${cited(entry.source)}`
  const origins = originsIn(entry)
  const [first] = origins
  return [
    `${(first?.level ?? '').padEnd(6)} ${entry.id} (${origins.map(({ profile }) => profile).join(', ')})`,
    `       ${entry.statement}`,
    ...origins.map(({ source }) => `       ${cited(source)}`),
  ].join('\n')
}

const cited = ({ document, section }: Source): string => `${document}, "${section}"`
