import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { usageError } from '../harness/judge/errors.ts'
import type { Results, ServerResult } from '../harness/judge/results.ts'
import schema from './results.schema.json' with { type: 'json' }
import { summarize } from './summarize.ts'

const accepts = new Ajv2020({ allErrors: false, allowUnionTypes: true }).compile<Results>(schema)

/**
 * The parsed content of a results file, known to be one. Throws a `usage` error that names the file
 * and the first field that does not fit the schema. What those of the first release lack is worked out.
 */
export const validateResults = (content: unknown, file: string): Results => {
  if (accepts(content)) return content.servers.every(isComplete) ? content : completed(content)
  const [error] = accepts.errors ?? []
  throw usageError(
    `"${file}" is not a results file of schema version 1: ${error ? faultOf(error) : 'unknown fault'}`,
  )
}

/** The first release told neither the outcome nor how much was judged. */
const isComplete = ({ summary }: ServerResult): boolean =>
  'outcome' in summary && 'coverage' in summary

const completed = (results: Results): Results => ({
  ...results,
  servers: results.servers.map((server) =>
    isComplete(server) ? server : { ...server, summary: summarize(server.requirements) },
  ),
})

/** Reads the text of a results file. Throws a `usage` error when it is not JSON or does not fit the schema. */
export const parseResults = (text: string, file: string): Results => {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (cause) {
    throw usageError(`"${file}" is not JSON`, cause)
  }
  return validateResults(content, file)
}

const faultOf = ({ instancePath, message, keyword, params }: ErrorObject): string => {
  const field = instancePath === '' ? 'the whole file' : `"${fieldName(instancePath)}"`
  if (keyword === 'additionalProperties') {
    return `${field} has an unknown field "${params.additionalProperty}"`
  }
  if (keyword === 'required') return `${field} lacks the field "${params.missingProperty}"`
  if (keyword === 'enum') return `${field} must be one of ${JSON.stringify(params.allowedValues)}`
  if (keyword === 'const') return `${field} must be ${JSON.stringify(params.allowedValue)}`
  return `${field} ${message ?? 'does not fit'}`
}

const fieldName = (pointer: string): string =>
  pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.')
