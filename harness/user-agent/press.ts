import type { CheerioAPI } from 'cheerio'
import { withoutQuery } from '../http.ts'
import { stageError } from '../judge/errors.ts'
import {
  elementsOf,
  fieldsOf,
  formOf,
  isDisabled,
  isSubmitButton,
  typeOf,
  type Field,
} from './form-fields.ts'
import { parsePage, type Selection } from './parse-page.ts'
import { scriptOnPress } from './scripts/script-on-press.ts'
import { submissionOf, type Submission } from './submission.ts'
import type { Action, Snapshot } from './user-agent.ts'

/** What a press does, as far as the markup says. */
export type Press =
  | { readonly kind: 'sends'; readonly submission: Submission }
  /** A script decides; `why` names it. */
  | { readonly kind: 'script'; readonly why: string }
  /** A browser asks the user to fill in the form first. */
  | { readonly kind: 'stays'; readonly why: string }

/** What an action on a page sends; throws a `stage` error where there is nothing to act on. */
export const pressOn = (page: Snapshot, action: Action): Press => {
  const $ = parsePage(page.html)
  const place = withoutQuery(page.url)
  fillIn($, place, action)
  const pressed = pressable(existing($, place, action.press))
  const base = baseOf($, page.url)
  const script = scriptOnPress($, pressed)
  if (script !== undefined) return { kind: 'script', why: script }
  if (pressed.is('a')) {
    const href = pressed.attr('href')
    return href === undefined || href.startsWith('#')
      ? { kind: 'script', why: 'its link leads nowhere by itself' }
      : { kind: 'sends', submission: submissionOf(targetOf(href, base)) }
  }
  if (!isSubmitButton(pressed)) return { kind: 'script', why: 'it submits nothing by itself' }
  if (isDisabled($, pressed)) return { kind: 'script', why: 'it is disabled at first' }
  const form = formOf($, pressed)
  if (form.length === 0) throw stageError(`"${action.press}" on "${place}" belongs to no form`)
  const empty = requiredAndEmpty($, form, pressed)
  if (empty !== undefined) return { kind: 'stays', why: `"${empty}" is required` }
  return formPress($, form, base, pressed)
}

/** What a form sends that is submitted without a press. */
export const formSubmission = (
  $: CheerioAPI,
  form: Selection,
  url: string,
): Submission | undefined => {
  const press = formPress($, form, baseOf($, url))
  return press.kind === 'sends' ? press.submission : undefined
}

const fillIn = (
  $: CheerioAPI,
  place: string,
  { fill = {}, tick, check = [], uncheck = [] }: Action,
): void => {
  for (const [selector, value] of Object.entries(fill)) {
    const field = existing($, place, selector)
    if (field.is('textarea')) field.text(value)
    else field.attr('value', value)
  }
  if (tick !== undefined) $(tick).attr('checked', '')
  for (const selector of check) {
    const box = existing($, place, selector)
    if (typeOf(box) === 'radio')
      for (const other of elementsOf($, formOf($, box)))
        if (typeOf(other) === 'radio' && other.attr('name') === box.attr('name'))
          other.removeAttr('checked')
    box.attr('checked', '')
  }
  for (const selector of uncheck) $(selector).removeAttr('checked')
}

const existing = ($: CheerioAPI, place: string, selector: string): Selection => {
  const element = $(selector).first()
  if (element.length === 0) throw stageError(`nothing on "${place}" matches "${selector}"`)
  return element
}

/** What a press on an element inside it presses. */
const pressable = (element: Selection): Selection => {
  const around = element.closest('a, button, input')
  return around.length > 0 ? around : element
}

/** The address that relative ones are relative to (HTML, "document base URL"). */
const baseOf = ($: CheerioAPI, url: string): string => {
  const base = $('base[href]').first().attr('href')
  return base !== undefined && URL.canParse(base, url) ? new URL(base, url).href : url
}

/** Where a link or a form on a page leads. */
const targetOf = (address: string, base: string): string => {
  if (!URL.canParse(address, base))
    throw stageError(`"${withoutQuery(base)}" leads to "${address}", which is no URL`)
  return new URL(address, base).href
}

/** A form's request (HTML, "form submission algorithm"). */
const formPress = ($: CheerioAPI, form: Selection, base: string, submitter?: Selection): Press => {
  const attribute = (name: string) =>
    (submitter?.attr(`form${name}`) ?? form.attr(name) ?? '').trim()
  const method = attribute('method').toLowerCase()
  const encoding = attribute('enctype').toLowerCase()
  if (method === 'dialog') return { kind: 'script', why: 'it closes a dialog' }
  const address = attribute('action')
  if (/^javascript:/i.test(address)) return { kind: 'script', why: 'its form leads to a script' }
  const url = targetOf(address === '' ? base : address, base)
  const fields: readonly Field[] = fieldsOf($, form, submitter)
  if (method !== 'post') return { kind: 'sends', submission: { ...submissionOf(url), fields } }
  if (['multipart/form-data', 'text/plain'].includes(encoding))
    return { kind: 'script', why: `its form is sent as "${encoding}"` }
  return { kind: 'sends', submission: { method: 'POST', url, fields } }
}

/** The name of a field without which a browser does not send a form (HTML, "constraint validation"). */
const requiredAndEmpty = (
  $: CheerioAPI,
  form: Selection,
  submitter: Selection,
): string | undefined => {
  if (form.attr('novalidate') !== undefined || submitter.attr('formnovalidate') !== undefined)
    return undefined
  const sent = new Map(fieldsOf($, form, submitter))
  const missing = elementsOf($, form).find(
    (element) =>
      element.attr('required') !== undefined &&
      !isDisabled($, element) &&
      (typeOf(element) === 'checkbox'
        ? element.attr('checked') === undefined
        : element.attr('name') !== undefined && !sent.get(element.attr('name') ?? '')),
  )
  return missing && (missing.attr('name') ?? missing.attr('id') ?? typeOf(missing))
}
