// A server chooses ids, codes, tokens and cookies at random. To send a recorded request to another
// instance, the names the first one chose are replaced by those of the second.

/** A word of an address, a form, a cookie or a document; percent-escapes part words. */
const word = /%[0-9A-Fa-f]{2}|[A-Za-z0-9_-]+/g
/** Shorter words are not chosen at random: dates, numbers, HTML. */
const shortestName = 8

/** Learns which name stands for which, by comparing two answers to the same request. */
export class Renamer {
  #names = new Map()

  /** Pairs the words of two texts of the same shape. */
  compare(before, after) {
    const renewed = after.match(word) ?? []
    for (const [i, name] of (before.match(word) ?? []).entries()) {
      if (name.length < shortestName || renewed[i] === undefined || renewed[i] === name) continue
      this.#names.set(name, renewed[i])
    }
  }

  rename(text) {
    return text.replace(word, (name) => this.#names.get(name) ?? name)
  }

  /** As `rename`; the user name and password of a Basic authorization are looked into. */
  renameHeader(value) {
    const [, encoded] = /^Basic (\S+)$/i.exec(value) ?? []
    if (encoded === undefined) return this.rename(value)
    const credentials = this.rename(Buffer.from(encoded, 'base64').toString())
    return `Basic ${Buffer.from(credentials).toString('base64')}`
  }
}
