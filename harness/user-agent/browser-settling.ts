/** What tells a page from the one a user has just acted upon. */
export interface KnownPages {
  readonly known: readonly string[]
  /** Which of them the left document matched; -1 for none. */
  readonly leftKind: number
}

// The functions below run inside the page and use nothing from outside; the project has no DOM types.
interface PageRoot {
  querySelector(selector: string): unknown
  querySelectorAll(selector: string): Iterable<{ readonly shadowRoot: PageRoot | null }>
}
interface PageWindow {
  readonly document: PageRoot & {
    readonly readyState: string
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

/** Which of the known pages a document is, open shadow roots included; -1 for none. */
const kindIn = (known: readonly string[], document: PageRoot): number => {
  const roots = [document]
  for (const root of roots)
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot)
  return known.findIndex((selector) => roots.some((root) => root.querySelector(selector)))
}

const mark = (known: readonly string[], kindOf: typeof kindIn): number => {
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
  return kindOf(known, view.document)
}

const isKnown = ({ known, leftKind }: KnownPages, kindOf: typeof kindIn): boolean => {
  const view = globalThis as unknown as PageWindow
  if (view.document.readyState !== 'complete') return false
  const kind = kindOf(known, view.document)
  return kind >= 0 && (!view.consentConformanceLeft || kind !== leftKind)
}

/** An expression that marks the document as one the user acts upon, and tells which of the known pages it is. */
export const markAsLeft = (known: readonly string[]): string =>
  `(${mark})(${JSON.stringify(known)}, ${kindIn})`

/** An expression for whether the document is complete, one of the known pages, and not the one the user has left. */
export const isKnownDocument = (pages: KnownPages): string =>
  `(${isKnown})(${JSON.stringify(pages)}, ${kindIn})`

/**
 * An expression as the function that Playwright wants to wait for: it evaluates a function once, and
 * a text again at each look, which the policies of many pages forbid.
 */
export const asFunction = (expression: string): (() => boolean) =>
  // oxlint-disable-next-line no-implied-eval -- It runs in the page; what it is made of stands above.
  new Function(`return ${expression}`) as () => boolean

/** Which field kept the form from being sent; `undefined` where none did, or another page has come. */
export const invalidField = (): string | undefined =>
  (globalThis as unknown as PageWindow).consentConformanceLeft?.invalid
