import { requirements } from '../../specs/catalogue.ts'
import { usageError } from '../judge/errors.ts'
import type { ServerDefinition } from '../server-definition.ts'
import type { ChosenServer } from './plan.ts'
import type { RunOptions } from './run-options.ts'

type Choice = Pick<RunOptions, 'profile' | 'requirement'>

/** Throws a `usage` error when a chosen profile or requirement would judge nothing, or two servers share a name. */
export const assertChoicesAgree = (
  { profile, requirement }: Choice,
  servers: readonly ChosenServer[],
): void => {
  const definitions = servers.map(({ definition }) => definition)
  const twice = definitions.find(({ name }, at) => isTaken(name, definitions.slice(0, at)))
  if (twice)
    throw usageError(
      `two of the servers are named "${twice.name}": change the field "name" of one definition`,
    )
  for (const one of profile)
    if (!definitions.some(({ profiles }) => profiles.includes(one)))
      throw usageError(`nobody has the profile "${one}" (--profile): ${profilesOf(definitions)}`)
  for (const id of requirement) {
    const own = requirements.find((row) => row.id === id)?.profile
    if (own === undefined) continue
    if (profile.length > 0 && !profile.includes(own))
      throw usageError(
        `requirement "${id}" is of profile "${own}", which --profile ${profile.join(', ')} leaves out`,
      )
    if (!definitions.some(({ profiles }) => profiles.includes(own)))
      throw usageError(
        `requirement "${id}" is of profile "${own}", which nobody has: ${profilesOf(definitions)}`,
      )
  }
}

const isTaken = (name: string, others: readonly ServerDefinition[]): boolean =>
  others.some((other) => other.name === name)

const profilesOf = (definitions: readonly ServerDefinition[]): string =>
  definitions.map(({ name, profiles }) => `"${name}" has ${profiles.join(', ')}`).join('; ')
