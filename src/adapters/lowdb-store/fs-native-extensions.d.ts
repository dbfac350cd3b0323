/** What the store uses of a package that brings no types. */
declare module 'fs-native-extensions' {
  /** An exclusive advisory lock that belongs to the open file: false when another open file has it. */
  export function tryLock(fd: number): boolean
  export function unlock(fd: number): void
}
