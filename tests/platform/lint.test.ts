import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkFormat, cruise, lint, type Findings } from './checkers.ts'
import { projectFolder } from './project-folder.ts'

const assertNoFindings = ({ status, text }: Findings): void => assert.equal(status, 0, text)

test('the linter finds nothing', () => assertNoFindings(lint(projectFolder)))

test('no file reaches across a boundary', () => assertNoFindings(cruise(projectFolder)))

test('every file is formatted; mend with: npm run format', () =>
  assertNoFindings(checkFormat(projectFolder)))
