import type { BackupMade, Backups } from '../../src/ports.js'

/** Makes backups that are only counted. */
export class FakeBackups implements Backups {
  made = 0
  /** Set: none can be made. */
  trouble: string | null = null

  async make(): Promise<BackupMade> {
    if (this.trouble) throw new Error(this.trouble)
    this.made += 1
    return { file: `backup-${this.made}.tar.gz`, bytes: 1000, files: 10 }
  }
}
