import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { chromium, type Browser, type Page } from 'playwright'
import { startCallbackListener, type CallbackListener } from '../../fixtures/callback-listener.ts'
import { findBrowser } from '../../harness/browser/find-browser.ts'
import { browserLaunchOptions } from '../../harness/browser/launch-options.ts'
import type { ReferenceServer } from '../../harness/reference-server/options.ts'
import { startReferenceServer } from '../../harness/reference-server/server.ts'
import { auth0Stage } from '../../harness/reference-server/testing/auth0-stage.ts'

const found = await findBrowser(() => {})
const skip = found ? false : 'no browser is to be had here'

/** What only a person would notice, or a browser in their place. */
describe('the pages, as a person has them before them', { skip }, () => {
  let server: ReferenceServer
  let browser: Browser
  let listener: CallbackListener
  before(async () => {
    server = await startReferenceServer({ dialect: 'auth0' })
    listener = await startCallbackListener()
    browser = await chromium.launch(browserLaunchOptions(found?.path ?? ''))
    await auth0Stage(server).api({ name: 'Contoso Social API', allow_offline_access: true })
  })
  after(async () => {
    await browser.close()
    await listener.close()
    await server.close()
  })

  /** The dialog of a fresh user, reached by keyboard alone. */
  const dialog = async (viewport = { width: 1280, height: 800 }) => {
    const stage = auth0Stage(server)
    const client = await stage.client({
      name: 'Fabrikam',
      is_first_party: false,
      callbacks: [`http://shop.example:${listener.port}/callback`],
    })
    const user = await stage.user()
    const context = await browser.newContext({ viewport })
    const page = await context.newPage()
    const scope = 'openid profile email read:posts write:posts offline_access'
    await page.goto(stage.authorize(client, { scope }))
    await page.keyboard.press('Tab')
    await page.keyboard.type(user.username)
    await page.keyboard.press('Tab')
    await page.keyboard.type(user.password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Authorize Fabrikam?' }).waitFor()
    return { page, user, close: () => context.close() }
  }

  const focused = (page: Page) => page.locator(':focus').textContent()

  it('tells a screen reader who asks, who is signed in, and what for', async () => {
    const { page, user, close } = await dialog()
    const told = await page.getByRole('main').ariaSnapshot()
    for (const line of [
      'heading "Authorize Fabrikam?" [level=1]',
      `strong: ${user.username}`,
      'list "Your account":',
      'list "Contoso Social API":',
      'button "Decline"',
      'button "Accept"',
    ])
      assert.ok(told.includes(line), `${line}\n${told}`)
    await close()
  })

  it('answers to the keyboard, and to no key before somebody chose a button', async () => {
    const { page, close } = await dialog()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Space')
    assert.ok(await page.getByRole('button', { name: 'Accept' }).isVisible())

    await page.keyboard.press('Tab')
    assert.equal(await focused(page), 'Decline')
    await page.keyboard.press('Tab')
    assert.equal(await focused(page), 'Accept')
    const arrived = page.waitForURL(/^http:\/\/shop\.example.*code=/)
    await page.keyboard.press('Enter')
    await arrived
    await close()
  })

  it('gives both answers the same weight', async () => {
    const { page, close } = await dialog()
    const [decline, accept] = await Promise.all(
      ['Decline', 'Accept'].map(async (name) => {
        const button = page.getByRole('button', { name })
        const { width, height, y } = (await button.boundingBox()) ?? {}
        const look = await button.evaluate((element) => {
          const view = globalThis as unknown as {
            getComputedStyle: (of: unknown) => Record<string, string>
          }
          const { color, backgroundColor, fontSize, fontWeight, border } =
            view.getComputedStyle(element)
          return { color, backgroundColor, fontSize, fontWeight, border }
        })
        return { width: Math.round(width ?? 0), height, y, ...look }
      }),
    )
    assert.deepEqual(decline, accept)
    await close()
  })

  it('fits a phone, with nothing to scroll sideways', async () => {
    const { page, close } = await dialog({ width: 320, height: 640 })
    const root = page.locator('html')
    const overflow = () =>
      root.evaluate(
        (element: { scrollWidth: number; clientWidth: number }) =>
          element.scrollWidth - element.clientWidth,
      )
    assert.equal(await overflow(), 0)
    const { width = 0 } = (await page.getByRole('button', { name: 'Accept' }).boundingBox()) ?? {}
    assert.ok(width > 80, `the button is ${width} pixels wide`)

    await page.goto(`${server.url}/console`)
    await page.getByLabel('Management token').fill(server.token)
    await page.keyboard.press('Enter')
    for (const section of ['users', 'applications', 'apis', 'settings', 'authorizations']) {
      await page.locator(`a[data-nav=${section}]`).click()
      assert.equal(await overflow(), 0, section)
    }
    await close()
  })

  it('revokes on the console with the keyboard alone', async () => {
    const { page, user, close } = await dialog()
    const arrived = page.waitForURL(/^http:\/\/shop\.example.*code=/)
    await page.getByRole('button', { name: 'Accept' }).press('Enter')
    await arrived
    await page.goto(`${server.url}/console`)
    await page.getByLabel('Management token').press('Tab')
    await page.getByLabel('Management token').fill(server.token)
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: user.username }).press('Enter')
    await page.getByRole('link', { name: 'Authorized Applications' }).press('Enter')
    await page.getByRole('button', { name: 'Revoke Fabrikam' }).press('Enter')
    assert.equal(
      await page.getByRole('status').textContent(),
      'What was granted to Fabrikam is revoked.',
    )
    await close()
  })
})
