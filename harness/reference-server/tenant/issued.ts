/** A grant of the protocol: what codes and tokens of one authorization hang on. */
export interface IssuedGrant {
  readonly issuer: string
  readonly grantId: string
}

/** Which authorizations were made on the strength of which consent. */
export class IssuedGrants {
  readonly #byConsent = new Map<string, IssuedGrant[]>()

  /** Adds an authorization to a consent. */
  note(consentId: string, issued: IssuedGrant): void {
    this.#byConsent.set(consentId, [...(this.#byConsent.get(consentId) ?? []), issued])
  }

  /** The consent an authorization was made on the strength of. */
  consentOf(grantId: string): string | undefined {
    const holds = ([, issued]: [string, IssuedGrant[]]) =>
      issued.some((one) => one.grantId === grantId)
    return [...this.#byConsent].find(holds)?.[0]
  }

  /** Takes out every authorization of a consent. */
  take(consentId: string): IssuedGrant[] {
    const issued = this.#byConsent.get(consentId) ?? []
    this.#byConsent.delete(consentId)
    return issued
  }
}
