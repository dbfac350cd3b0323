export class StoreClosed extends Error {
  readonly code = 'store_closed'

  constructor() {
    super('the store is closed')
    this.name = 'StoreClosed'
  }
}
