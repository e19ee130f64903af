/**
 * The attributes that say, in the copy of a page that is read, what a person does not see. No user
 * agent writes them into a live page.
 */
export const unseenMarks = {
  /**
   * `all`: nothing of the element is seen. `own`: its own words are not, and those of its children
   * are judged by themselves.
   */
  unseen: 'data-consent-conformance-unseen',
  /** Whether it is seen cannot be told without drawing the page. */
  doubtful: 'data-consent-conformance-doubtful',
  /** The element has the focus; the body where none has. Only a browser writes it, and always. */
  focus: 'data-consent-conformance-focus',
} as const
