import { isDeepStrictEqual } from 'node:util'
import { withoutQuery } from '../http.ts'
import { stageError } from '../judge/errors.ts'
import type { Account, Pages } from '../server-definition.ts'
import type { DialogText } from './dialog-text.ts'
import { parsePage } from './parse-page.ts'
import { pressOn } from './press.ts'
import { recognise, type CallbackResponse } from './recognise.ts'
import type { Submission } from './submission.ts'
import type { Action, ResponseHeaders, Snapshot, UserAgent } from './user-agent.ts'

/** How many pages in between (steps of a login, notices) are walked before a journey is given up. */
const stepLimit = 6

/** A page a user agent shows. */
export interface ShownPage {
  readonly url: string
  /** What the server answered with, for this page itself and not for what led to it. */
  readonly response: { readonly status: number; readonly headers: ResponseHeaders }
  /** Whether it has an element that matches this selector. */
  holds(selector: string): boolean
  /** Why the page stayed when it was acted upon, in the browser's own words; only where it did. */
  readonly note?: string
}

/** The dialog that asks the user for consent. */
export interface ConsentDialog extends ShownPage {
  readonly kind: 'consent'
  readonly dialog: DialogText
  /** Allows what is asked, less what the user chooses to keep. */
  accept(choice?: Choice): Promise<Page>
  /** Refuses. */
  deny(): Promise<Page>
  /** What accepting or denying would send, to the last field; throws a `stage` error where a script decides that. */
  form(decision: Decision): Submission
}

/** What a user does not allow of what they are asked. */
export interface Choice {
  /** Optional scopes, whose boxes the definition's `optionalScope` finds. */
  readonly leaveOut?: readonly string[]
  /** Boxes of the dialog (`DialogText.boxes`), whatever the definition says of them. */
  readonly untick?: readonly { readonly selector: string }[]
}

/** What a user may answer to a dialog. */
export type Decision = 'accept' | 'deny'

/** The page that asks who the user is. */
export interface LoginPage extends ShownPage {
  readonly kind: 'login'
  /** Whether it asks who signs in: of one who is to sign in again, some want the password alone. */
  readonly asksWho: boolean
  /** Signs in, in as many steps as the server takes, and returns what comes after. */
  signIn(account: Account): Promise<Page>
  /** What signing in would send, to the last field; throws a `stage` error where a script decides that. */
  form(account: Account): Submission
}

/** The page that asks for the code a device shows. */
export interface DevicePage extends ShownPage {
  readonly kind: 'device'
  /** What a person reads on it, the values of its fields among it. */
  readonly text: string
  /** Types the code where the page has a field for it, and goes on. */
  enter(userCode: string): Promise<Page>
}

/** The dialog of the third party at which users sign in. */
export interface ThirdPartyDialog extends ShownPage {
  readonly kind: 'third-party'
  /** Answers it, and returns what comes after. */
  answer(decision: Decision): Promise<Page>
}

/** The mock client's callback: the authorization response has arrived. */
export interface Callback {
  readonly kind: 'callback'
  readonly url: string
  readonly response: CallbackResponse
}

/** An error page of the server. */
export interface ErrorPage extends ShownPage {
  readonly kind: 'error'
  readonly status: number
  readonly message: string
}

/** A page the server definition does not describe. */
export interface UnknownPage extends ShownPage {
  readonly kind: 'unknown'
  readonly status: number
  readonly message: string
}

/** No page: the user agent was sent on and on until it gave up. */
export interface LoopPage extends ShownPage {
  readonly kind: 'loop'
  readonly message: string
}

/** A page in front of the user, by what can be done with it. */
export type Page =
  | ConsentDialog
  | LoginPage
  | DevicePage
  | ThirdPartyDialog
  | Callback
  | LoopPage
  | ErrorPage
  | UnknownPage

/** What pages are read and driven with. */
export interface Walk {
  readonly agent: UserAgent
  readonly pages: Pages
  readonly isCallback: (url: string) => boolean
}

/** Opens an address and returns the page it leads to. */
export const openPage = async (walk: Walk, url: string): Promise<Page> =>
  pageOf(walk, await walk.agent.open(url))

/** The page that comes when a page of another origin submits this, as `UserAgent.submitFrom` says. */
export const submitPageFrom = async (
  walk: Walk,
  origin: string,
  submission: Submission,
): Promise<Page> => pageOf(walk, await walk.agent.submitFrom(origin, submission))

/** Turns what the user agent has in front of it into a page; notices in between are clicked away. */
export const pageOf = async (walk: Walk, first: Snapshot): Promise<Page> => {
  let snapshot = first
  for (let step = 0; step < stepLimit; step += 1) {
    const seen = recognise(snapshot, walk.pages, walk.isCallback)
    const { url, status, headers, html, note } = snapshot
    const shown = {
      url,
      response: { status, headers },
      holds: (selector: string) => parsePage(html)(selector).length > 0,
      ...(note === undefined ? {} : { note }),
    }
    switch (seen.kind) {
      case 'interstitial':
        snapshot = await walk.agent.act({ press: seen.submit })
        break
      case 'consent':
        return consentDialog(walk, snapshot, shown, await readDialog(walk, seen.read))
      case 'login':
        return loginPage(walk, snapshot, shown)
      case 'device':
        return devicePage(walk, snapshot, { ...shown, text: seen.text })
      case 'third-party':
        return thirdPartyDialog(walk, shown)
      case 'callback':
        return { ...seen, url }
      default:
        return { ...seen, ...shown }
    }
  }
  throw stageError(`more than ${stepLimit} pages in between at "${withoutQuery(first.url)}"`)
}

/** What the dialog says once scripts have shown all they show. */
const readDialog = async (
  { agent, pages, isCallback }: Walk,
  read: (styleSheets: readonly string[]) => DialogText,
): Promise<DialogText> => {
  let dialog = read(await agent.styleSheets())
  if (dialog.concealed.length > 0)
    await agent.lookAgain((snapshot) => {
      const seen = recognise(snapshot, pages, isCallback)
      if (seen.kind === 'consent') dialog = seen.read([])
      return dialog.concealed.length === 0
    })
  return dialog
}

const consentDialog = (
  walk: Walk,
  snapshot: Snapshot,
  shown: ShownPage,
  dialog: DialogText,
): ConsentDialog => {
  const { accept, deny, tick } = walk.pages.consent
  const accepting: Action = { ...(tick === undefined ? {} : { tick }), press: accept }
  const denying: Action = { press: deny }
  const press = async (action: Action) => {
    if (walk.agent.kind === 'http') assertDecided(snapshot, walk.pages)
    return pageOf(walk, await walk.agent.act(action))
  }
  return {
    kind: 'consent',
    ...shown,
    dialog,
    async accept({ leaveOut = [], untick = [] } = {}) {
      const boxes = walk.pages.consent.optionalScope
      if (leaveOut.length > 0 && boxes === undefined)
        throw stageError('a scope is left out, but the definition has no "consent.optionalScope"')
      const uncheck = leaveOut.map(
        (scope) => `${boxes}:is([value="${scope}"], [name="${scope}"], [id$="-${scope}"])`,
      )
      return press({
        ...accepting,
        uncheck: [...uncheck, ...untick.map(({ selector }) => selector)],
      })
    },
    deny: () => press(denying),
    form(decision) {
      assertDecided(snapshot, walk.pages)
      return sentBy(snapshot, decision === 'accept' ? accepting : denying)
    },
  }
}

const sentBy = (snapshot: Snapshot, action: Action): Submission => {
  const pressed = pressOn(snapshot, action)
  if (pressed.kind === 'sends') return pressed.submission
  throw stageError(
    `what a press on "${action.press}" at "${withoutQuery(snapshot.url)}" sends cannot be told from the page: ${pressed.why}`,
  )
}

/** Where both answers send the same and there are scripts, one of them makes the difference: what stands on the page is not what is sent. */
const assertDecided = (snapshot: Snapshot, { consent }: Pages): void => {
  if (consent.tick !== undefined && consent.deny === consent.accept) return
  if (!/<script/i.test(snapshot.html) || parsePage(snapshot.html)(consent.deny).length === 0) return
  const [yes, no] = [
    pressOn(snapshot, { press: consent.accept }),
    pressOn(snapshot, { press: consent.deny }),
  ]
  if (yes.kind === 'sends' && isDeepStrictEqual(yes, no))
    throw stageError(
      `"${consent.accept}" and "${consent.deny}" at "${withoutQuery(snapshot.url)}" send the same, so a script decides: walk with --user-agent browser`,
    )
}

/** Whether a page has a field that a user can fill. */
const hasField = ({ html }: Snapshot, selector: string): boolean =>
  parsePage(html)(`${selector}:not([type=hidden])`).length > 0

/** What a user does on a login page, or on one step of it. */
const signingIn = ({ login }: Pages, snapshot: Snapshot, account: Account): Action => {
  const fields = [
    [login.username, account.username] as const,
    [login.password, account.password] as const,
  ].filter(([selector]) => hasField(snapshot, selector))
  return { fill: Object.fromEntries(fields), press: login.submit }
}

const loginPage = (walk: Walk, snapshot: Snapshot, shown: ShownPage): LoginPage => ({
  kind: 'login',
  ...shown,
  asksWho: hasField(snapshot, walk.pages.login.username),
  form: (account) => sentBy(snapshot, signingIn(walk.pages, snapshot, account)),
  async signIn(account) {
    let current = snapshot
    for (let step = 0; step < stepLimit; step += 1) {
      current = await walk.agent.act(signingIn(walk.pages, current, account))
      const page = await pageOf(walk, current)
      if (page.kind !== 'login') return page
    }
    throw stageError(
      `the login page kept coming back: check "pages.login" and the test user "${account.username}"`,
    )
  },
})

const thirdPartyDialog = (walk: Walk, shown: ShownPage): ThirdPartyDialog => ({
  kind: 'third-party',
  ...shown,
  async answer(decision) {
    const dialog = walk.pages.thirdParty
    if (!dialog) throw stageError('the definition has no "pages.thirdParty"')
    return pageOf(walk, await walk.agent.act({ press: dialog[decision] }))
  },
})

const devicePage = (
  walk: Walk,
  snapshot: Snapshot,
  shown: ShownPage & Pick<DevicePage, 'text'>,
): DevicePage => ({
  kind: 'device',
  ...shown,
  async enter(userCode) {
    const device = walk.pages.device
    if (!device) throw stageError('the definition has no "pages.device"')
    // A page that only confirms the code carries it in a field that nobody sees.
    const field = device.userCode
    const isThere =
      field !== undefined &&
      parsePage(snapshot.html)(field).filter(':not([type=hidden])').length > 0
    const fill = isThere ? { [field]: userCode } : {}
    return pageOf(walk, await walk.agent.act({ fill, press: device.submit }))
  },
})
