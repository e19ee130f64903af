import { requestOf, type Submission } from './submission.ts'
import type { HttpRequest } from '../http.ts'
import { elementsOf, isSubmitButton, typeOf } from './form-fields.ts'
import { parsePage } from './parse-page.ts'
import { formSubmission } from './press.ts'
import { refreshTarget } from './refresh.ts'
import { formSubmittedAtLoad } from './scripts/self-submission.ts'
import type { Snapshot } from './user-agent.ts'

/** What a page has in it that leads on: to look for it is quicker than to parse every page. */
const leading = /\.\s*(submit|requestSubmit)\b|http-equiv\s*=\s*["']?\s*refresh/i

/**
 * The request that a page makes by itself once it is loaded: its refresh, or the form it submits. A page
 * of the definition (`known` are its selectors) is the user's to answer and makes none, nor does a form
 * that has a visible field to fill in or a button that says something.
 */
export const onwardFrom = (page: Snapshot, known: readonly string[]): HttpRequest | undefined => {
  if (!leading.test(page.html) && page.headers['refresh'] === undefined) return undefined
  const $ = parsePage(page.html)
  if (known.some((selector) => $(selector).length > 0)) return undefined
  const target = refreshTarget($, page)
  if (target !== undefined) return { url: target }
  const form = formSubmittedAtLoad($)
  if (!form) return undefined
  // The script goes on by itself: what stands there for those without scripts is nobody's to press.
  const elements = elementsOf($, form).filter((element) => element.closest('noscript').length === 0)
  const isSilent = elements.every((element) =>
    isSubmitButton(element)
      ? element.attr('name') === undefined
      : element.is('button') || ['hidden', 'button', 'reset'].includes(typeOf(element)),
  )
  const submission: Submission | undefined = isSilent
    ? formSubmission($, form, page.url)
    : undefined
  return submission && requestOf(submission)
}
