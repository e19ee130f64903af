import type { HttpRequest } from '../http.ts'

/** What pressing something on a page sends: a link's request, or a form's. */
export interface Submission {
  readonly method: 'GET' | 'POST'
  /** Where to; of a GET request without its query, which `fields` hold. */
  readonly url: string
  /** Names and values in the order in which they are sent: hidden fields and the pressed button's own among them. */
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/** The request a submission is sent as. */
export const requestOf = ({ method, url, fields }: Submission): HttpRequest => {
  const parameters = new URLSearchParams(
    fields.map(([name, value]): [string, string] => [name, value]),
  )
  if (method === 'POST') return { method, url, form: parameters }
  const address = new URL(url)
  address.search = parameters.toString()
  return { method, url: address.href }
}

/** The request as the page of the form sends it, which says where it comes from. */
export const pressedRequestOf = (form: Submission): HttpRequest => ({
  ...requestOf(form),
  headers: { origin: new URL(form.url).origin },
})

/** A GET request as a submission. */
export const submissionOf = (url: string): Submission => {
  const address = new URL(url)
  const fields = [...address.searchParams]
  address.search = ''
  address.hash = ''
  return { method: 'GET', url: address.href, fields }
}
