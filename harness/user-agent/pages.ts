import { load } from 'cheerio'
import { withoutQuery } from '../http.ts'
import { stageError } from '../judge/errors.ts'
import type { Account, Pages } from '../server-definition.ts'
import type { DialogText } from './dialog-text.ts'
import { recognise, type CallbackResponse } from './recognise.ts'
import type { Snapshot, UserAgent } from './user-agent.ts'

/** How many pages in between (steps of a login, notices) are walked before a journey is given up. */
const stepLimit = 6

/** The dialog that asks the user for consent. */
export interface ConsentDialog {
  readonly kind: 'consent'
  readonly dialog: DialogText
  /** Allows what is asked, less the optional scopes in `leaveOut`. */
  accept(choice?: { readonly leaveOut?: readonly string[] }): Promise<Page>
  /** Refuses. */
  deny(): Promise<Page>
}

/** The page that asks who the user is. */
export interface LoginPage {
  readonly kind: 'login'
  /** Signs in, in as many steps as the server takes, and returns what comes after. */
  signIn(account: Account): Promise<Page>
}

/** The page that asks for the code a device shows. */
export interface DevicePage {
  readonly kind: 'device'
  enter(userCode: string): Promise<Page>
}

/** The mock client's callback: the authorization response has arrived. */
export interface Callback {
  readonly kind: 'callback'
  readonly url: string
  readonly response: CallbackResponse
}

/** An error page of the server. */
export interface ErrorPage {
  readonly kind: 'error'
  readonly status: number
  readonly message: string
}

/** A page the server definition does not describe. */
export interface UnknownPage {
  readonly kind: 'unknown'
  readonly status: number
  readonly message: string
}

/** A request that a mock client has the user agent send as a form. */
export interface ClientForm {
  readonly url: string
  readonly form: URLSearchParams
}

/** A page in front of the user, by what can be done with it. */
export type Page = ConsentDialog | LoginPage | DevicePage | Callback | ErrorPage | UnknownPage

/** What pages are read and driven with. */
export interface Walk {
  readonly agent: UserAgent
  readonly pages: Pages
  readonly isCallback: (url: string) => boolean
}

/** Opens an address and returns the page it leads to. */
export const openPage = async (walk: Walk, url: string): Promise<Page> =>
  pageOf(walk, await walk.agent.open(url))

/** Sends a form from a page of the client's own, and returns the page it leads to. */
export const sendForm = async (walk: Walk, { url, form }: ClientForm): Promise<Page> => {
  await walk.agent.show(pageWithForm(url, form))
  return pageOf(walk, await walk.agent.act({ press: 'button' }))
}

const pageWithForm = (url: string, form: URLSearchParams): string => {
  const $ = load('<form method="post"><button>Sign in</button></form>')
  $('form').attr('action', url)
  for (const [name, value] of form)
    $('form').append($('<input type="hidden">').attr({ name, value }))
  return $.html()
}

/** Turns what the user agent has in front of it into a page; notices in between are clicked away. */
export const pageOf = async (walk: Walk, first: Snapshot): Promise<Page> => {
  let snapshot = first
  for (let step = 0; step < stepLimit; step += 1) {
    const seen = recognise(snapshot, walk.pages, walk.isCallback)
    switch (seen.kind) {
      case 'interstitial':
        snapshot = await walk.agent.act({ press: seen.submit })
        break
      case 'consent':
        return consentDialog(walk, await readDialog(walk, seen.read))
      case 'login':
        return loginPage(walk, snapshot)
      case 'device':
        return devicePage(walk)
      case 'callback':
        return { ...seen, url: snapshot.url }
      default:
        return seen
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

const consentDialog = (walk: Walk, dialog: DialogText): ConsentDialog => ({
  kind: 'consent',
  dialog,
  async accept({ leaveOut = [] } = {}) {
    const boxes = walk.pages.consent.optionalScope
    if (leaveOut.length > 0 && boxes === undefined)
      throw stageError('a scope is left out, but the definition has no "consent.optionalScope"')
    const uncheck = leaveOut.map((scope) => `${boxes}:is([value="${scope}"], [name="${scope}"])`)
    const { accept, tick } = walk.pages.consent
    const ticking = tick === undefined ? {} : { tick }
    return pageOf(walk, await walk.agent.act({ ...ticking, uncheck, press: accept }))
  },
  deny: async () => pageOf(walk, await walk.agent.act({ press: walk.pages.consent.deny })),
})

const loginPage = (walk: Walk, snapshot: Snapshot): LoginPage => ({
  kind: 'login',
  async signIn(account) {
    const { login } = walk.pages
    let current = snapshot
    for (let step = 0; step < stepLimit; step += 1) {
      const $ = load(current.html)
      const fields = [
        [login.username, account.username],
        [login.password, account.password],
      ].filter(([selector]) => $(`${selector}:not([type=hidden])`).length > 0)
      current = await walk.agent.act({ fill: Object.fromEntries(fields), press: login.submit })
      const page = await pageOf(walk, current)
      if (page.kind !== 'login') return page
    }
    throw stageError(
      `the login page kept coming back: check "pages.login" and the test user "${account.username}"`,
    )
  },
})

const devicePage = (walk: Walk): DevicePage => ({
  kind: 'device',
  async enter(userCode) {
    const device = walk.pages.device
    if (!device) throw stageError('the definition has no "pages.device"')
    const fill = device.userCode ? { [device.userCode]: userCode } : {}
    return pageOf(walk, await walk.agent.act({ fill, press: device.submit }))
  },
})
