import type { PlannedServer } from '../judge/plan.ts'
import { capabilityDescriptions } from '../judge/capability.ts'
import { profiles, type Requirement } from '../judge/requirement.ts'

/**
 * How many requirements of each profile a run can judge at most, and what keeps it from the rest,
 * as far as that is known before: each thing that would make it more. `gaps` is what the definition
 * does not list; how many rows need it shows in a run.
 */
export const coverageAhead = (
  { requirements: planned }: Pick<PlannedServer, 'requirements'>,
  catalogue: readonly Pick<Requirement, 'id'>[],
  gaps: readonly string[] = [],
): string[] => {
  const known = planned.filter(({ id }) => catalogue.some((row) => row.id === id))
  const shares = profiles.flatMap((profile) => {
    const rows = known.filter((row) => row.profiles.includes(profile))
    const open = rows.filter(({ unjudged }) => unjudged === undefined)
    return rows.length === 0 ? [] : [`${profile}: ${open.length} of ${rows.length}`]
  })
  const causes = known.flatMap(({ unjudged }) => (unjudged ? [unjudged] : []))
  const count = (cause: (typeof causes)[number]['cause']) =>
    causes.filter((one) => one.cause === cause).length
  const missing = causes.flatMap((one) => (one.cause === 'undeclared' ? one.missing : []))
  const byCapability = Object.keys(capabilityDescriptions)
    .map((name) => [name, missing.filter((one) => one === name).length] as const)
    .filter(([, rows]) => rows > 0)
    .sort(([, one], [, other]) => other - one)
    .map(([name, rows]) => `${name} (${rows})`)
  return [
    `a run judges at most ${shares.join(', ')}`,
    ...(byCapability.length > 0 ? [`undeclared: ${byCapability.join(', ')}`] : []),
    ...(gaps.length > 0
      ? [`not in the definition, and some rows need it: ${gaps.join('; ')}`]
      : []),
    ...(count('host-application') > 0
      ? [`left to the host application: ${count('host-application')}`]
      : []),
    ...(count('user-agent') > 0 ? [`with --user-agent browser: ${count('user-agent')} more`] : []),
  ]
}
