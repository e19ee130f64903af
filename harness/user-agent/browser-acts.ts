import type { Frame, Page } from '@playwright/test'
import { settleLimitMs, type Action } from './user-agent.ts'

/** Fills fields and ticks and clears checkboxes, as a user does before they press something. */
export const perform = async (
  page: Page | Frame,
  { fill = {}, tick, check = [], uncheck = [] }: Action,
): Promise<void> => {
  for (const [selector, value] of Object.entries(fill))
    await page.locator(selector).first().fill(value, { timeout: settleLimitMs })
  const boxes = tick === undefined ? [] : await page.locator(tick).all()
  for (const box of boxes) await box.check({ timeout: settleLimitMs })
  for (const selector of check)
    await page.locator(selector).first().check({ timeout: settleLimitMs })
  for (const selector of uncheck)
    await page.locator(selector).first().uncheck({ timeout: settleLimitMs })
}

/** Submits the first form of a page. It runs inside the page. */
export const submitFirstForm = (): void => {
  const view = globalThis as unknown as {
    document: { forms: readonly unknown[] }
    HTMLFormElement: { prototype: { submit: { call(form: unknown): void } } }
  }
  view.HTMLFormElement.prototype.submit.call(view.document.forms[0])
}
