import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { cruise, lint } from './checkers.ts'
import { projectFolder } from './project-folder.ts'

const made: string[] = []
after(() => made.forEach((folder) => rmSync(folder, { recursive: true })))

/** A folder with this project's rules and only these files. */
const projectOf = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'consent-checkers-'))
  made.push(folder)
  const rules = ['package.json', 'tsconfig.json', '.oxlintrc.json', '.dependency-cruiser.cjs']
  for (const rule of rules) cpSync(join(projectFolder, rule), join(folder, rule))
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const importing = (path: string): string => `import '${path}'\n`
const one = 'export const one = 1\n'

const violations: readonly (readonly [title: string, finding: string])[] = [
  ['a spec that imports a report', 'specs-to-fixtures-to-harness: specs/a.ts → reports/one.ts'],
  ['a fixture that imports a spec', 'fixtures-to-harness: fixtures/a.ts → specs/one.ts'],
  [
    'a fixture that imports the command line',
    'fixtures-to-harness: fixtures/a.ts → harness/cli/one.ts',
  ],
  [
    'a harness file that imports a fixture',
    'harness-points-nowhere: harness/a.ts → fixtures/one.ts',
  ],
  [
    'a harness file that imports only the type of a spec',
    'harness-points-nowhere: harness/b.ts → specs/one.ts',
  ],
  [
    'a report that imports the harness beyond the judge',
    'reports-to-judge: reports/a.ts → harness/one.ts',
  ],
  ['a command line that imports a test', 'command-line-to-all-but-tests: harness/cli/a.ts →'],
  ['two files that import each other', 'no-cycles: harness/c.ts →'],
  [
    'a requirements file that reaches Playwright through another file',
    'requirements-are-data: specs/a.requirements.ts →',
  ],
  [
    'shipped code that imports a development dependency',
    'no-development-dependency-in-shipped-code: harness/a.ts → node_modules/esbuild/',
  ],
  [
    'an import of a package that package.json does not name',
    'no-undeclared-dependency: harness/a.ts → node_modules/playwright-core/',
  ],
  ['an import of a file that is not there', 'no-unresolvable-import: harness/a.ts → ./gone.ts'],
]

test('a file that reaches across a boundary is found:', async (t) => {
  const everythingWrong = projectOf({
    'specs/a.ts': importing('../reports/one.ts'),
    'specs/a.requirements.ts': importing('./c.ts'),
    'specs/c.ts': importing('@playwright/test'),
    'fixtures/a.ts': importing('../specs/one.ts') + importing('../harness/cli/one.ts'),
    'harness/a.ts': ['../fixtures/one.ts', 'esbuild', 'playwright-core', './gone.ts']
      .map(importing)
      .join(''),
    'harness/b.ts': "import type { one } from '../specs/one.ts'\nexport type A = typeof one\n",
    'harness/c.ts': importing('./d.ts'),
    'harness/d.ts': importing('./c.ts'),
    'harness/cli/a.ts': importing('../../tests/one.ts'),
    'reports/a.ts': importing('../harness/one.ts'),
    ...Object.fromEntries(
      ['specs', 'fixtures', 'harness', 'harness/cli', 'reports', 'tests'].map((folder) => [
        `${folder}/one.ts`,
        one,
      ]),
    ),
  })
  const { status, text } = cruise(everythingWrong)
  assert.notEqual(status, 0, text)
  for (const [title, finding] of violations) {
    // The path of node_modules runs through the link that stands in for it.
    const seen = text.replaceAll(/→ \S*node_modules/g, '→ node_modules')
    await t.test(title, () => assert.ok(seen.includes(finding), text))
  }
})

test('what the boundaries allow is let through', () => {
  const allowed = projectOf({
    'specs/a.spec.ts': `${importing('../fixtures/b.ts')}${importing('../harness/c.ts')}`,
    'specs/a.requirements.ts': importing('../harness/judge/d.ts'),
    'fixtures/b.ts': importing('../harness/c.ts'),
    'harness/c.ts': importing('@playwright/test'),
    'harness/judge/d.ts': one,
    'harness/cli/main.ts': `${importing('../../specs/a.spec.ts')}${importing('../../reports/e.ts')}`,
    'reports/e.ts': importing('../harness/judge/d.ts'),
    'harness/c.test.ts': importing('esbuild'),
  })
  const { status, text } = cruise(allowed)
  assert.equal(status, 0, text)
})

const forgotten: readonly (readonly [title: string, rule: string, line: string])[] = [
  ['a promise that nobody awaits', 'no-floating-promises', 'work()'],
  [
    'a callback whose promise nobody awaits',
    'no-misused-promises',
    'Array.of(1).forEach(async () => { await work() })',
  ],
  ['an await of what is no promise', 'await-thenable', 'await 1'],
]

for (const [title, rule, line] of forgotten) {
  test(`${title} is found`, () => {
    const text = `const work = async (): Promise<number> => 1\nexport const go = async (): Promise<void> => {\n  await work()\n  ${line}\n}\n`
    const findings = lint(projectOf({ 'harness/a.ts': text }))
    assert.notEqual(findings.status, 0)
    assert.ok(findings.text.includes(rule), findings.text)
  })
}
