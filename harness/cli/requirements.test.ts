import assert from 'node:assert/strict'
import { test } from 'node:test'
import { capabilityDescriptions } from '../judge/capability.ts'
import { explain, listRequirements } from './requirements.ts'

test('a requirement is explained by what it says, where that is written and what it needs', () => {
  const text = explain('third-party.never-skips')
  assert.match(text, /^third-party\.never-skips\n/)
  assert.match(text, /MUST +in "auth0"/)
  assert.match(text, /needs +\S+: /)
})

test('a capability is explained by what it means and what needs it', () => {
  const text = explain('prompt-none')
  assert.ok(text.includes(capabilityDescriptions['prompt-none']))
  assert.match(text, /for +prompt-none\.shows-no-dialog|\n +prompt-none\.shows-no-dialog/)
})

test('a name that is neither is a usage error', () => {
  assert.throws(() => explain('magic'), { code: 'usage', message: /"magic"/ })
})

test('the list ends with what a server can declare', () => {
  const [, told = ''] = listRequirements([]).split('\nCapabilities:\n')
  assert.equal(told.split('\n').length, Object.keys(capabilityDescriptions).length)
})
