import { InvalidArgumentError } from 'commander'
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { requirements } from '../../specs/catalogue.ts'
import { describeError, usageError } from '../judge/errors.ts'
import { profiles, type Profile } from '../judge/requirement.ts'
import type { Launch } from '../server-definition.ts'
import type { UserAgentKind } from '../user-agent/user-agent.ts'

/** The options of `run`, as commander hands them over. */
export interface RunOptions {
  readonly server: readonly string[]
  readonly profile: readonly Profile[]
  readonly requirement: readonly string[]
  readonly userAgent?: UserAgentKind
  /** Default: the first way each definition names. */
  readonly launch?: Launch
  readonly out: string
  readonly baseline?: string
  readonly strict: boolean
  readonly workers?: number
  readonly shard?: string
}

/** Collects the values of a repeatable option. */
export const repeated = <T>(value: T, before: readonly T[] = []): T[] => [...before, value]

/** The names closest to a mistyped one come first, so that the message can offer them. */
const nearest = (typed: string, known: readonly string[]): string[] => {
  const shared = (name: string) =>
    new Set(name.split(/[.-]/).filter((part) => typed.includes(part))).size
  return [...known].sort((a, b) => shared(b) - shared(a)).slice(0, 3)
}

/** A profile's name; anything else is a usage error that lists them. */
export const profileNamed = (name: string, before: readonly Profile[]): Profile[] => {
  const profile = profiles.find((one) => one === name)
  if (!profile) throw new InvalidArgumentError(`The profiles are ${profiles.join(', ')}.`)
  return [...before, profile]
}

/** A requirement's id; anything else is a usage error that offers the nearest ones. */
export const requirementNamed = (id: string, before: readonly string[]): string[] => {
  const known = requirements.map((requirement) => requirement.id)
  if (!known.includes(id))
    throw new InvalidArgumentError(
      `Did you mean ${nearest(id, known).join(', ')}? "consent-conformance requirements" lists them all.`,
    )
  return [...before, id]
}

/** A number of workers, 1 or more. */
export const workerCount = (text: string): number => {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('Give 1 or more.')
  return Math.min(count, Math.max(availableParallelism() * 4, 8))
}

/** `i/n` with 1 ≤ i ≤ n. */
export const shardOf = (text: string): string => {
  const [, index, total] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  if (Number(index) < 1 || Number(index) > Number(total) || index === undefined)
    throw new InvalidArgumentError('Give i/n, such as 1/3.')
  return text
}

/** Reads a JSON file the user named; rejects with a `usage` error that names it. */
export const readJsonFile = (file: string, purpose: string): unknown => {
  const path = resolve(file)
  if (!existsSync(path)) throw usageError(`no file "${file}" (${purpose})`)
  const text = textOf(path, (cause) =>
    usageError(`"${file}" (${purpose}) cannot be read: ${describeError(cause)}`, cause),
  )
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw usageError(`"${file}" (${purpose}) is not JSON: ${describeError(cause)}`, cause)
  }
}

const textOf = (path: string, failure: (cause: unknown) => Error): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw failure(cause)
  }
}
