import { chromium, type Browser, type Page } from '@playwright/test'
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { findBrowser } from '../../harness/browser/find-browser.ts'
import { browserLaunchOptions } from '../../harness/browser/launch-options.ts'
import type { ReferenceServer } from '../../harness/reference-server/options.ts'
import { startReferenceServer } from '../../harness/reference-server/server.ts'
import { make } from '../../harness/reference-server/testing/management.ts'

const asks = 'Require user consent for this scope'
const blocks = 'Block services from requesting this scope'

const found = await findBrowser(() => {})

/** The edit dialog of a scope as an administrator sees it, which no test without a browser can tell. */
describe('the Edit Scope dialog', { skip: found ? false : 'no browser is to be had here' }, () => {
  let server: ReferenceServer
  let browser: Browser
  let page: Page
  before(async () => {
    server = await startReferenceServer({ dialect: 'okta' })
    browser = await chromium.launch(browserLaunchOptions(found?.path ?? ''))
    page = await browser.newPage()
    await page.goto(`${server.url}/console`)
    await page.getByLabel('Management token').fill(server.token)
    await page.getByRole('button', { name: 'Sign in' }).click()
  })
  after(async () => {
    await browser.close()
    await server.close()
  })

  const edit = async (scope: string) => {
    await page.getByRole('link', { name: 'API' }).click()
    await page.getByRole('link', { name: 'default', exact: true }).click()
    await page.getByRole('link', { name: `Edit ${scope}` }).click()
  }
  const box = (name: string) => page.getByRole('checkbox', { name })
  const consentOf = async (name: string): Promise<string> => {
    const path = '/api/v1/authorizationServers/default/scopes'
    const scopes: { name: string; consent: string }[] = await make(server, 'GET', path)
    return scopes.find((scope) => scope.name === name)?.consent ?? ''
  }
  const save = async () => {
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('status').waitFor()
  }

  it('shows one box that blocks services, clear and out of reach while no consent is required', async () => {
    await edit('phone')
    assert.equal(await box(blocks).count(), 1)
    assert.equal(await box(blocks).isChecked(), false)
    assert.equal(await box(blocks).isDisabled(), true)
  })

  it('ticks it by itself as soon as consent is required', async () => {
    await edit('phone')
    await box(asks).check()
    assert.equal(await box(blocks).count(), 1)
    assert.equal(await box(blocks).isChecked(), true)
    await save()
    assert.equal(await consentOf('phone'), 'REQUIRED')
  })

  it('lets it be cleared', async () => {
    await edit('email')
    await box(asks).check()
    await box(blocks).uncheck()
    await save()
    assert.equal(await consentOf('email'), 'FLEXIBLE')
    await edit('email')
    assert.equal(await box(blocks).isChecked(), false)
  })

  it('ticks it again when consent is required once more', async () => {
    await edit('profile')
    await box(asks).check()
    await box(blocks).uncheck()
    await box(asks).uncheck()
    await box(asks).check()
    assert.equal(await box(blocks).isChecked(), true)
    await save()
    assert.equal(await consentOf('profile'), 'REQUIRED')
  })

  it('clears it with the consent', async () => {
    await edit('address')
    await box(asks).check()
    await box(asks).uncheck()
    assert.equal(await box(blocks).isChecked(), false)
    await save()
    assert.equal(await consentOf('address'), 'IMPLICIT')
  })
})

describe(
  'the console for a person who sees it',
  { skip: found ? false : 'no browser is to be had here' },
  () => {
    for (const [dialect, names] of [
      ['okta', ['Applications', 'Security']],
      ['auth0', ['Applications', 'User Management']],
    ] as const)
      it(`shows the sections by the names ${dialect}'s document leads through`, async () => {
        const server = await startReferenceServer({ dialect })
        const browser = await chromium.launch(browserLaunchOptions(found?.path ?? ''))
        try {
          const page = await browser.newPage()
          await page.goto(`${server.url}/console`)
          await page.getByLabel('Management token').fill(server.token)
          await page.getByRole('button', { name: 'Sign in' }).click()
          for (const name of names) {
            const box = await page
              .getByRole('navigation', { name: 'Sections' })
              .getByText(name, { exact: true })
              .first()
              .boundingBox()
            assert.ok(box !== null && box.width > 20 && box.height > 8, `"${name}" is to be seen`)
          }
        } finally {
          await browser.close()
          await server.close()
        }
      })
  },
)
