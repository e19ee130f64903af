/** What tells a page from the one a user has just acted upon. */
export interface KnownPages {
  readonly known: readonly string[]
  /** Which of them the left document matched; -1 for none. */
  readonly leftKind: number
}

// The functions below run inside the page and use nothing from outside; the project has no DOM types.
interface PageWindow {
  readonly document: {
    readonly readyState: string
    querySelector(selector: string): unknown
    addEventListener(event: string, listener: (event: InvalidEvent) => void, capture: true): void
  }
  /** Whether the user has acted upon this document, and which field kept its form from being sent. */
  consentConformanceLeft?: { invalid?: string }
}

interface InvalidEvent {
  readonly target: {
    readonly name?: string
    readonly validationMessage: string
    readonly validity: { readonly valueMissing: boolean }
  }
}

/** Marks the document as one the user acts upon, and tells which of the known pages it is. */
export const markAsLeft = (known: readonly string[]): number => {
  const view = globalThis as unknown as PageWindow
  const left: { invalid?: string } = {}
  view.consentConformanceLeft = left
  view.document.addEventListener(
    'invalid',
    ({ target: { name, validationMessage, validity } }) => {
      const field = `"${name}" `
      left.invalid ??= validity.valueMissing
        ? `${field}is required`
        : `${field}says "${validationMessage}"`
    },
    true,
  )
  return known.findIndex((selector) => view.document.querySelector(selector))
}

/** Which field kept the form from being sent; `undefined` where none did, or another page has come. */
export const invalidField = (): string | undefined =>
  (globalThis as unknown as PageWindow).consentConformanceLeft?.invalid

/** Whether the document is complete, one of the known pages, and not the one the user has left. */
export const isKnownDocument = ({ known, leftKind }: KnownPages): boolean => {
  const view = globalThis as unknown as PageWindow
  if (view.document.readyState !== 'complete') return false
  const kind = known.findIndex((selector) => view.document.querySelector(selector))
  return kind >= 0 && (!view.consentConformanceLeft || kind !== leftKind)
}
