// Primer paso: la identidad con la que el bot se presenta y el registro que guarda su imagen.
// Va aparte porque la imagen tiene que estar antes de que exista el contenedor (docs/despliegue/README.md).

@description('Nombre del servicio; con él se forman los demás.')
@minLength(3)
@maxLength(24)
param name string = 'control-oc'

@description('Región de Azure.')
param location string = resourceGroup().location

var token = uniqueString(resourceGroup().id)

// Rol integrado AcrPull: sólo descargar imágenes.
var acrPull = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: 'controloc${token}'
  location: location
  sku: {
    name: 'Basic'
  }
  properties: {
    adminUserEnabled: false
  }
}

resource pull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, acrPull)
  scope: registry
  properties: {
    roleDefinitionId: acrPull
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

@description('Para az acr build.')
output registryName string = registry.name

@description('MicrosoftAppId: con él se arma la aplicación de Teams.')
output appId string = identity.properties.clientId
