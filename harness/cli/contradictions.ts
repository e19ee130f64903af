import { requirements } from '../../specs/catalogue.ts'
import { usageError } from '../judge/errors.ts'
import { kindsOfServer, profilesOf } from '../judge/requirement.ts'
import type { ServerDefinition } from '../server-definition.ts'
import type { ChosenServer } from './plan.ts'
import type { RunOptions } from './run-options.ts'

type Choice = Pick<RunOptions, 'profile' | 'requirement'>

/**
 * Throws a `usage` error when a chosen profile or requirement would judge nothing, or two servers
 * share a name. A profile for one kind of server may be chosen of any: the run then says that they are
 * of another.
 */
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
    if (
      kindsOfServer[one] === undefined &&
      !definitions.some(({ profiles }) => profiles.includes(one))
    )
      throw usageError(
        `nobody has the profile "${one}" (--profile): ${profilesInWords(definitions)}`,
      )
  for (const id of requirement) {
    const row = requirements.find((requirement) => requirement.id === id)
    const own = row ? profilesOf(row) : []
    if (own.length === 0) continue
    const told = `requirement "${id}" is of profile ${own.map((one) => `"${one}"`).join(' and ')}`
    if (profile.length > 0 && !own.some((one) => profile.includes(one)))
      throw usageError(`${told}, which --profile ${profile.join(', ')} leaves out`)
    const isTold = own.some((one) => profile.includes(one) && kindsOfServer[one] !== undefined)
    if (!isTold && !definitions.some(({ profiles }) => own.some((one) => profiles.includes(one))))
      throw usageError(`${told}, which nobody has: ${profilesInWords(definitions)}`)
  }
}

const isTaken = (name: string, others: readonly ServerDefinition[]): boolean =>
  others.some((other) => other.name === name)

const profilesInWords = (definitions: readonly ServerDefinition[]): string =>
  definitions.map(({ name, profiles }) => `"${name}" has ${profiles.join(', ')}`).join('; ')
