// Segundo paso: el contenedor con su carpeta de datos, y el bot de Azure con su canal de Teams.
// Por qué así, y cómo se usa: docs/despliegue/README.md. No se ha probado contra Azure.

@description('El mismo nombre que en base.bicep.')
@minLength(3)
@maxLength(24)
param name string = 'control-oc'

@description('Región de Azure.')
param location string = resourceGroup().location

@description('Etiqueta de la imagen, como se dio a az acr build.')
param tag string

@description('Variables de configuración que no son secretas (docs/configuracion.md).')
param settings object

@description('Variables de configuración secretas. Quedan como secretos del contenedor.')
@secure()
param secrets object

@description('Tamaño del recurso compartido, en GiB. Azure pide 100 a lo menos.')
@minValue(100)
param shareSize int = 100

var token = uniqueString(resourceGroup().id)
var port = 3978
var dataDir = '/datos'
var publicUrl = 'https://${name}.${appsEnvironment.properties.defaultDomain}'

// El usuario node de la imagen.
var owner = '1000:1000'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: name
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: 'controloc${token}'
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 30
  }
}

// El recurso NFS sólo se alcanza desde esta red.
resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.42.0.0/24'
      ]
    }
    subnets: [
      {
        name: 'apps'
        properties: {
          addressPrefix: '10.42.0.0/27'
          delegations: [
            {
              name: 'apps'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
          serviceEndpoints: [
            {
              service: 'Microsoft.Storage'
            }
          ]
        }
      }
    ]
  }
}

// NFS 4.1 no viaja cifrado: va dentro de la red virtual, y por eso la cuenta no exige TLS y no atiende a nadie más.
resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'controloc${token}'
  location: location
  kind: 'FileStorage'
  sku: {
    name: 'Premium_LRS'
  }
  properties: {
    supportsHttpsTrafficOnly: false
    minimumTlsVersion: 'TLS1_2'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'None'
      virtualNetworkRules: [
        {
          id: network.properties.subnets[0].id
          action: 'Allow'
        }
      ]
    }
  }
}

resource files 'Microsoft.Storage/storageAccounts/fileServices@2023-05-01' = {
  parent: storage
  name: 'default'
  properties: {
    shareDeleteRetentionPolicy: {
      enabled: true
      days: 14
    }
  }
}

resource share 'Microsoft.Storage/storageAccounts/fileServices/shares@2023-05-01' = {
  parent: files
  name: 'datos'
  properties: {
    enabledProtocols: 'NFS'
    rootSquash: 'NoRootSquash'
    shareQuota: shareSize
  }
}

resource appsEnvironment 'Microsoft.App/managedEnvironments@2025-07-01' = {
  name: name
  location: location
  properties: {
    vnetConfiguration: {
      infrastructureSubnetId: network.properties.subnets[0].id
      internal: false
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

resource data 'Microsoft.App/managedEnvironments/storages@2025-07-01' = {
  parent: appsEnvironment
  name: 'datos'
  properties: {
    nfsAzureFile: {
      server: '${storage.name}.file.${environment().suffixes.storage}'
      shareName: '/${storage.name}/${share.name}'
      accessMode: 'ReadWrite'
    }
  }
}

resource app 'Microsoft.App/containerApps@2025-07-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    environmentId: appsEnvironment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
      }
      registries: [
        {
          server: registry.properties.loginServer
          identity: identity.id
        }
      ]
      secrets: map(items(secrets), secret => {
        name: toLower(replace(secret.key, '_', '-'))
        value: secret.value
      })
    }
    template: {
      terminationGracePeriodSeconds: 30
      // La raíz de un recurso NFS nuevo es de root, y el servicio no corre como root.
      initContainers: [
        {
          name: 'permisos'
          image: 'mcr.microsoft.com/azurelinux/base/core:3.0'
          command: [
            '/bin/sh'
            '-c'
            'chown ${owner} ${dataDir} && chmod 700 ${dataDir}'
          ]
          resources: {
            cpu: json('0.25')
            memory: '0.5Gi'
          }
          volumeMounts: [
            {
              volumeName: 'datos'
              mountPath: dataDir
            }
          ]
        }
      ]
      containers: [
        {
          name: 'control-oc'
          image: '${registry.properties.loginServer}/control-oc:${tag}'
          // Leer documentos escaneados ocupa hasta 1,2 GB por un rato.
          resources: {
            cpu: json('1.0')
            memory: '2Gi'
          }
          env: concat(
            [
              {
                name: 'NODE_ENV'
                value: 'production'
              }
              {
                name: 'PORT'
                value: string(port)
              }
              {
                name: 'DATA_DIR'
                value: dataDir
              }
              {
                // La versión nueva parte antes de que la anterior se detenga, y espera a que le deje la carpeta.
                name: 'DATA_DIR_WAIT'
                value: '600'
              }
              {
                name: 'PUBLIC_URL'
                value: publicUrl
              }
              {
                name: 'MicrosoftAppType'
                value: 'UserAssignedMSI'
              }
              {
                name: 'MicrosoftAppId'
                value: identity.properties.clientId
              }
              {
                name: 'MicrosoftAppTenantId'
                value: tenant().tenantId
              }
            ],
            map(items(settings), setting => {
              name: setting.key
              value: string(setting.value)
            }),
            map(items(secrets), secret => {
              name: secret.key
              secretRef: toLower(replace(secret.key, '_', '-'))
            })
          )
          // /healthz y no /readyz: la versión anterior se detiene cuando la nueva contesta, y la nueva sólo queda lista
          // cuando la anterior dejó la carpeta de datos.
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 5
              failureThreshold: 10
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 10
              failureThreshold: 3
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 30
              timeoutSeconds: 5
              failureThreshold: 3
            }
          ]
          volumeMounts: [
            {
              volumeName: 'datos'
              mountPath: dataDir
            }
          ]
        }
      ]
      // Siempre uno, y nunca más de uno: la carpeta de datos tiene un solo dueño.
      scale: {
        minReplicas: 1
        maxReplicas: 1
      }
      volumes: [
        {
          name: 'datos'
          storageType: 'NfsAzureFile'
          storageName: data.name
        }
      ]
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-${token}'
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: 'Control OC'
    endpoint: '${publicUrl}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.properties.clientId
    msaAppTenantId: tenant().tenantId
    msaAppMSIResourceId: identity.id
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}

@description('PUBLIC_URL: con ella se arma la aplicación de Teams.')
output publicUrl string = publicUrl

@description('MicrosoftAppId.')
output appId string = identity.properties.clientId

@description('MicrosoftAppTenantId.')
output tenantId string = tenant().tenantId
