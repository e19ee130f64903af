import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { renderJson } from '../../reports/json.ts'
import { requirementResult, runOf, serverResult } from '../../reports/testing/example-results.ts'
import { consentConformance, temporaryFolder } from '../support/command-line.ts'

const folder = temporaryFolder()
after(() => folder.remove())

const written = (name: string, ...verdicts: readonly ('pass' | 'warn' | 'not-applicable')[]) => {
  const path = join(folder.path, `${name}.json`)
  const rows = verdicts.map((verdict, index) => requirementResult(`a.row-${index}`, verdict))
  writeFileSync(path, renderJson(runOf(serverResult('s', rows))))
  return path
}

const whole = written('whole', 'pass', 'pass')

for (const [what, other, options, code] of [
  ['a part of the run', written('part', 'pass'), [], 1],
  ['a capability undeclared', written('undeclared', 'pass', 'not-applicable'), [], 1],
  ['the same', whole, [], 0],
  ['more that passes', written('more', 'pass', 'pass', 'pass'), [], 0],
  ['more that passes, and any change fails', join(folder.path, 'more.json'), ['change'], 1],
] as const)
  test(`a whole run compared with ${what} ends with ${code}`, async () => {
    const failOn = options.flatMap((option) => ['--fail-on', option])
    const {
      code: found,
      stdout,
      stderr,
    } = await consentConformance(['diff', ...failOn, whole, other])
    assert.equal(found, code, stdout + stderr)
    assert.equal(/no longer judged/.test(stdout), code === 1 && options.length === 0, stdout)
  })
