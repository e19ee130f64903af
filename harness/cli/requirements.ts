import type { CatalogueEntry, Profile } from '../judge/requirement.ts'
import { isExclusion, isRequirement } from '../judge/requirement.ts'
import { capabilityDescriptions } from '../judge/capability.ts'
import { catalogue } from '../../specs/catalogue.ts'
import { usageError } from '../judge/errors.ts'

/** The catalogue as text: every row with level and source, and every excluded statement with its reason. */
export const listRequirements = (profiles: readonly Profile[]): string => {
  const chosen = catalogue.filter(
    ({ profile }) => profiles.length === 0 || profiles.includes(profile),
  )
  const rows = chosen.filter(isRequirement)
  const left = chosen.filter(isExclusion)
  return [
    ...rows.map(listed),
    `${rows.length} requirements`,
    ...(left.length > 0 ? ['', 'Not judged:', ...left.map(listed)] : []),
  ].join('\n')
}

/** Everything the catalogue says about one requirement; throws a `usage` error for an unknown id. */
export const explainRequirement = (id: string): string => {
  const row = catalogue.filter(isRequirement).find((entry) => entry.id === id)
  if (!row)
    throw usageError(`no requirement "${id}": "consent-conformance requirements" lists them all`)
  return [
    row.id,
    `  ${row.statement}`,
    `  level    ${row.level}`,
    `  profile  ${row.profile}`,
    `  source   ${row.source.document}, "${row.source.section}"`,
    `           ${row.source.url}`,
    ...(row.readings ? [`  readings ${row.readings}`] : []),
    ...row.needs.map(
      (need, at) =>
        `  ${at === 0 ? 'needs   ' : '        '} ${need}: ${capabilityDescriptions[need]}`,
    ),
  ].join('\n')
}

const listed = (entry: CatalogueEntry): string => {
  const source = `${entry.source.document}, "${entry.source.section}"`
  return isRequirement(entry)
    ? `${entry.level.padEnd(6)} ${entry.id} (${entry.profile})\n       ${entry.statement}\n       ${source}`
    : `-      (${entry.profile}) ${entry.statement}\n       why: ${entry.excluded}\n       ${source}`
}
