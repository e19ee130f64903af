/** How the server's pages are recognised and driven: CSS selectors, understood by both user agents. */
export interface Pages {
  readonly login: {
    /** Present on the login page, on each of its steps where it has several, and on no other. */
    readonly page: string
    readonly username: string
    /** May appear only after the user name was submitted. */
    readonly password: string
    readonly submit: string
  }
  readonly consent: {
    /** Present on the consent dialog and on no other page. */
    readonly page: string
    /** The name of the application that asks. */
    readonly application: string
    /** Each line that says what is asked for. */
    readonly scope: string
    /** Each heading that names an API or resource, where the dialog groups by it. */
    readonly resource?: string
    /** Who is signed in. */
    readonly account?: string
    /** The checkboxes that have to be ticked before it can be accepted, where they come unticked. */
    readonly tick?: string
    readonly accept: string
    /** The same as `accept` where what is ticked decides. */
    readonly deny: string
    /** The checkbox of each scope the user may leave out: its `value`, its `name`, or what follows the first hyphen of its `id` is the scope. */
    readonly optionalScope?: string
    /**
     * What the dialog calls what is in the names of scopes (`read`, `posts`) or whole scopes (`email`),
     * where it does so in another language or in words of its own.
     */
    readonly words?: Readonly<Record<string, string>>
    readonly logo?: string
    readonly termsOfService?: string
    readonly privacyPolicy?: string
  }
  /** A page on which the user types or confirms a device's code (RFC 8628). */
  readonly device?: {
    readonly page: string
    readonly userCode?: string
    readonly submit: string
  }
  /** The dialog of the third party at which users sign in, where the server under test has asked them before. */
  readonly thirdParty?: { readonly page: string; readonly accept: string; readonly deny: string }
  /** Pages in between that say nothing about consent and are clicked away. */
  readonly interstitials?: readonly { readonly page: string; readonly submit: string }[]
  /** The server's own error page. */
  readonly error?: { readonly page: string; readonly message: string }
}
