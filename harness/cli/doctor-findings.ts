import type { Page } from '../user-agent/pages.ts'
import { describePage } from '../user-agent/describe-page.ts'

/** The set-up is wrong: `field` is what to mend. Nothing can be judged before it is. */
export class SetUpFault extends Error {
  readonly field: string

  constructor(field: string, message: string) {
    super(message)
    this.name = 'SetUpFault'
    this.field = field
  }
}

/** The set-up may be right and the server wrong: the run is to judge that. */
export class Finding extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'Finding'
  }
}

/** The set-up is wrong in one field. */
export const mend = (field: string, message: string): SetUpFault => new SetUpFault(field, message)

/** What to throw of a page that should not come here: a server that breaks down is a finding, else a field is wrong. */
export const unexpected = (page: Page, field: string, when: string): SetUpFault | Finding => {
  const told = `${when}: ${describePage(page)}`
  return page.kind === 'error' && page.status >= 500 ? new Finding(told) : mend(field, told)
}
