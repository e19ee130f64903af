import type { CheerioAPI } from 'cheerio'
import type { Selection } from './parse-page.ts'

/** A name and its value, as they are sent. */
export type Field = readonly [name: string, value: string]

/** What can be a field of a form. */
const fieldElements = 'input, select, textarea, button'

/** The form an element belongs to; an empty selection where there is none (HTML, "form owner"). */
export const formOf = ($: CheerioAPI, element: Selection): Selection => {
  const id = element.attr('form')
  return id === undefined
    ? element.closest('form')
    : $('form').filter((_at, one) => one.attribs['id'] === id)
}

/** The elements of a form in the order of the page, those that stand outside of it included. */
export const elementsOf = ($: CheerioAPI, form: Selection): Selection[] =>
  $(fieldElements)
    .toArray()
    .map((one) => $(one))
    .filter((one) => formOf($, one).get(0) === form.get(0))

/** Whether an element is switched off, by itself or with its `fieldset` (HTML, "disabled"). */
export const isDisabled = ($: CheerioAPI, element: Selection): boolean =>
  element.attr('disabled') !== undefined ||
  element
    .parents('fieldset[disabled]')
    .toArray()
    .some((fieldset) => {
      const legend = $(fieldset).children('legend').first()
      return !element
        .parents()
        .toArray()
        .some((one) => one === legend.get(0))
    })

/** The type of a field or button, in lower case. */
export const typeOf = (element: Selection): string => {
  const fallback = element.is('button') ? 'submit' : element.is('input') ? 'text' : ''
  return (element.attr('type') ?? fallback).toLowerCase()
}

/** Whether pressing an element submits its form. */
export const isSubmitButton = (element: Selection): boolean =>
  element.is('button')
    ? !['button', 'reset'].includes(typeOf(element))
    : element.is('input') && ['submit', 'image'].includes(typeOf(element))

/** What a form sends when `submitter` is pressed, or nothing is (HTML, "constructing the entry list"). */
export const fieldsOf = ($: CheerioAPI, form: Selection, submitter?: Selection): Field[] =>
  elementsOf($, form)
    .filter((element) => !isDisabled($, element) && element.closest('datalist').length === 0)
    .flatMap((element): Field[] => {
      const name = element.attr('name') ?? ''
      const type = typeOf(element)
      const isSubmitter = submitter?.get(0) === element.get(0)
      if (isSubmitter && type === 'image') {
        const prefix = name === '' ? '' : `${name}.`
        return [
          [`${prefix}x`, '0'],
          [`${prefix}y`, '0'],
        ]
      }
      if (name === '') return []
      if (element.is('select')) return optionsOf($, element).map((value) => [name, value])
      if (element.is('textarea')) return [[name, withLineEnds(element.text())]]
      if (element.is('button')) return isSubmitter ? [[name, element.attr('value') ?? '']] : []
      if (type === 'submit') return isSubmitter ? [[name, element.attr('value') ?? 'Submit']] : []
      if (['button', 'reset', 'image'].includes(type)) return []
      if (['checkbox', 'radio'].includes(type))
        return element.attr('checked') === undefined ? [] : [[name, element.attr('value') ?? 'on']]
      if (type === 'file') return [[name, '']]
      if (type === 'hidden' && name.toLowerCase() === '_charset_') return [[name, 'UTF-8']]
      return [[name, withLineEnds(element.attr('value') ?? '')]]
    })

const withLineEnds = (text: string) => text.replaceAll(/\r\n?|\n/g, '\r\n')

/** The values of the chosen options; of a drop-down list without a choice, the first that can be chosen. */
const optionsOf = ($: CheerioAPI, select: Selection): string[] => {
  const enabled = select.find('option').not('[disabled], optgroup[disabled] *')
  const chosen = enabled.filter('[selected]')
  const isMultiple = select.attr('multiple') !== undefined
  const isDropDown = !isMultiple && Number(select.attr('size') ?? 1) <= 1
  const counted = isMultiple
    ? chosen
    : chosen.length > 0
      ? chosen.last()
      : isDropDown
        ? enabled.first()
        : chosen
  return counted
    .toArray()
    .map((option) => $(option).attr('value') ?? $(option).text().replaceAll(/\s+/g, ' ').trim())
}
