/** The little of the DOM that functions use which run inside a page; the project has no DOM types. */
export interface DomElement {
  readonly localName: string
  readonly nodeType: 1
  readonly children: Iterable<DomElement>
  readonly childNodes: Iterable<DomElement | DomText>
  readonly parentElement: DomElement | null
  /** Open ones only. */
  readonly shadowRoot?: DomShadowRoot | null
  readonly offsetParent?: DomElement | null
  readonly naturalWidth?: number
  readonly outerHTML: string
  readonly type?: string
  readonly value?: string
  readonly checked?: boolean
  readonly selected?: boolean
  textContent: string | null
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  toggleAttribute(name: string, force: boolean): void
  replaceChild(added: DomElement, removed: DomElement | DomText): void
  append(added: DomElement | DomText): void
  contains(other: DomElement | null): boolean
  getRootNode(): { readonly host?: DomElement }
  checkVisibility(): boolean
  getBoundingClientRect(): DomRect
}

/** What an element draws beside its children, or in their stead. */
export interface DomShadowRoot {
  readonly children: Iterable<DomElement>
  readonly activeElement: DomElement | null
}

/** A text in a page. */
export interface DomText {
  readonly nodeType: 3
  readonly textContent: string | null
}

/** A rectangle, in CSS pixels of the window. */
export interface DomRect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

interface DomAnimation {
  readonly playState: string
  readonly finished: Promise<unknown>
  readonly effect: { getComputedTiming(): { readonly endTime?: unknown } } | null
}

/** Some of the words of a text, and where they are drawn: a rectangle for each line. */
export interface DomRange {
  selectNodeContents(node: DomText): void
  setStart(node: DomText, offset: number): void
  setEnd(node: DomText, offset: number): void
  getClientRects(): Iterable<DomRect>
}

/** A document. */
export interface DomDocument {
  readonly readyState: string
  readonly documentElement: DomElement
  readonly body: DomElement | null
  readonly activeElement: DomElement | null
  readonly implementation: { createHTMLDocument(title: string): DomDocument }
  readonly doctype: { readonly name: string } | null
  querySelector(selector: string): DomElement | null
  importNode(node: DomElement, deep: true): DomElement
  createElement(name: string): DomElement
  createRange(): DomRange
  getAnimations(): DomAnimation[]
  elementsFromPoint(x: number, y: number): DomElement[]
}

/** An element's computed style. */
export type Style = Readonly<Record<string, string | undefined>>

/** A window. */
export interface DomWindow {
  readonly document: DomDocument
  readonly innerWidth: number
  readonly innerHeight: number
  readonly scrollX: number
  readonly scrollY: number
  getComputedStyle(element: DomElement): Style
  setTimeout(call: () => void, afterMs: number): number
  [property: string]: unknown
}
