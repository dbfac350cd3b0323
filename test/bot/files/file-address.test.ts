import { describe, expect, test } from 'vitest'
import { isFileAddressAllowed } from '../../../bot/files/file-address.js'

describe('the address of a file', () => {
  test.each([
    'https://empresa-my.sharepoint.com/personal/paula/_layouts/15/download.aspx?UniqueId=1&tempauth=x',
    'https://agencia-my.sharepoint.us/personal/a',
    'https://agencia-my.sharepoint-mil.us/personal/a',
    'https://empresa-my.sharepoint.cn/personal/a',
  ])('%s is of OneDrive', (address) => expect(isFileAddressAllowed(address, false)).toBe(true))

  test.each([
    'http://empresa-my.sharepoint.com/personal/a',
    'https://empresa-my.sharepoint.com.evil.example/',
    'https://evilsharepoint.com/',
    'https://sharepoint.com@evil.example/',
    'https://user:secret@empresa.sharepoint.com/',
    'https://empresa.sharepoint.com:8443/',
    'https://169.254.169.254/metadata',
    'http://127.0.0.1:3978/',
    'http://localhost/',
    'file:///etc/passwd',
    'ftp://empresa.sharepoint.com/',
    '/personal/a',
    '',
  ])('"%s" is refused', (address) => expect(isFileAddressAllowed(address, false)).toBe(false))

  test('on this machine is good only where there are no credentials', () => {
    expect(isFileAddressAllowed('http://127.0.0.1:3978/drive', true)).toBe(true)
  })
})
