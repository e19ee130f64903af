import type { Frame, Page } from '@playwright/test'
import { setTimeout as delay } from 'node:timers/promises'

/** A frame with less room, in CSS pixels each way, holds nothing for a person to fill in. */
const leastRoom = 100
/** How often frames are looked into while something may still appear, in milliseconds. */
const lookIntervalMs = 100

/** The frame, among those that a person sees, for whose document an expression is true. */
export const frameWhere = async (page: Page, isKnown: string): Promise<Frame | undefined> => {
  for (const frame of page.frames().slice(1)) {
    // A frame may be gone while it is asked.
    const isIt = await frame.evaluate<boolean>(isKnown).catch(() => false)
    if (isIt && (await isSeen(frame).catch(() => false))) return frame
  }
  return undefined
}

/** Resolves once there is such a frame; never where there is none until the limit, or the signal comes. */
export const untilFrameWhere = async (
  page: Page,
  isKnown: string,
  { limitMs, signal }: { readonly limitMs: number; readonly signal: AbortSignal },
): Promise<Frame> => {
  const until = Date.now() + limitMs
  while (!signal.aborted && Date.now() < until) {
    const frame = await frameWhere(page, isKnown)
    if (frame) return frame
    await delay(lookIntervalMs)
  }
  return new Promise<never>(() => {})
}

/** Whether a frame, and every one around it, has room on the page. */
const isSeen = async (frame: Frame): Promise<boolean> => {
  for (let one: Frame | null = frame; one?.parentFrame(); one = one.parentFrame()) {
    const element = await one.frameElement()
    const box = (await element.isVisible()) ? await element.boundingBox() : null
    if (!box || box.width < leastRoom || box.height < leastRoom) return false
  }
  return true
}
