// npm test: sets up what is missing, then runs every test with Node's own runner. Words given as
// options select the test files whose path contains one of them. The last line is always
// `N passed, N failed`, with `, N skipped` where any was; exit code 1 unless something passed and
// nothing failed.
import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { root } from './project.mjs'
import { setUp } from './setup.mjs'

/** How many test files run at once; each may start servers and a browser of its own. */
const concurrency = 2

/** How long one test file may take, in milliseconds, before it counts as hung. */
const fileLimitMs = 45 * 60_000

const count = { passed: 0, failed: 0, skipped: 0 }

const main = async (words) => {
  await setUp()
  const files = testFiles(words)
  if (files.length === 0) throw new Error(`no test file's path contains "${words.join('" or "')}"`)
  const stream = run({ files, concurrency, timeout: fileLimitMs })
  stream.on('test:pass', countPass).on('test:fail', countFailure)
  for await (const text of stream.compose(new spec())) process.stdout.write(text)
}

/** The compiled tests: the unit tests beside their sources first, the slower ones of tests/ last. */
const testFiles = (words) => {
  const dist = join(root, 'dist')
  const isSlow = (path) => path.startsWith(`tests${sep}`)
  return readdirSync(dist, { recursive: true })
    .filter((path) => path.endsWith('.test.js'))
    .filter((path) => words.length === 0 || words.some((word) => path.includes(word)))
    .sort((a, b) => Number(isSlow(a)) - Number(isSlow(b)) || a.localeCompare(b))
    .map((path) => join(dist, path))
}

const countPass = ({ name, file, details, skip, todo }) => {
  if (details.type === 'suite') return
  if (skip !== undefined || todo !== undefined) count.skipped += 1
  // The runner lets a file without a test pass under its own name.
  else if (name === file) fail(`${file} holds no test`)
  else count.passed += 1
}

const countFailure = ({ details, todo }) => {
  // A suite fails with its tests, which are counted; or by itself, when a hook of it threw.
  if (details.type === 'suite' && details.error?.failureType === 'subtestsFailed') return
  if (todo !== undefined) count.skipped += 1
  else count.failed += 1
}

const fail = (message) => {
  count.failed += 1
  console.error(message)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  fail(error.message)
}
process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1
const skipped = count.skipped === 0 ? '' : `, ${count.skipped} skipped`
console.log(`${count.passed} passed, ${count.failed} failed${skipped}`)
