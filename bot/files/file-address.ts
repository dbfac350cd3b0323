import { isAddressOf } from '../service-url.js'

/**
 * Where Teams keeps the files of a personal chat: the person's OneDrive for work or school, which is SharePoint's; commercial,
 * GCC High, DoD and China. https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges
 */
const FILE_DOMAINS = ['.sharepoint.com', '.sharepoint.us', '.sharepoint-mil.us', '.sharepoint.cn'] as const

/** Whether a file may be read from, or put to, this address. The address itself carries the permission: no token goes along. */
export const isFileAddressAllowed = (address: string, loopbackAllowed: boolean): boolean =>
  isAddressOf(address, (host) => FILE_DOMAINS.some((domain) => host.endsWith(domain)), loopbackAllowed)
