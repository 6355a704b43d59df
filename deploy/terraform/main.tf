# The service in two regions: the first serves, the second holds a replica of the database and a warm cluster of the least size.
# Silos, their secrets and their autoscaling are Kubernetes' affair; here is what they stand on.

locals {
  name = "english-${var.environment}"
  tags = { service = "english-learning", environment = var.environment, managed-by = "terraform" }
}

module "keys" {
  source = "./modules/keys"
  name   = local.name
}

module "keys_secondary" {
  source    = "./modules/keys"
  providers = { aws = aws.secondary }
  name      = local.name
}

module "network" {
  source = "./modules/network"
  name   = local.name
  region = var.primary_region
  cidr   = "10.20.0.0/16"
}

module "network_secondary" {
  source    = "./modules/network"
  providers = { aws = aws.secondary }
  name      = local.name
  region    = var.secondary_region
  cidr      = "10.21.0.0/16"
}

module "cluster" {
  source     = "./modules/cluster"
  name       = local.name
  subnet_ids = module.network.private_subnet_ids
  kms_arn    = module.keys.arn
  node       = var.size.node
  nodes      = var.size.nodes
}

module "cluster_secondary" {
  source     = "./modules/cluster"
  providers  = { aws = aws.secondary }
  name       = local.name
  subnet_ids = module.network_secondary.private_subnet_ids
  kms_arn    = module.keys_secondary.arn
  node       = var.size.node
  nodes      = { least = 1, most = var.size.nodes.most }
}

module "postgres" {
  source            = "./modules/postgres"
  providers         = { aws = aws, aws.secondary = aws.secondary }
  name              = local.name
  network           = module.network
  network_secondary = module.network_secondary
  kms_arn           = module.keys.arn
  kms_arn_secondary = module.keys_secondary.arn
  class             = var.size.database
  disk_gb           = var.size.disk_gb
  is_protected      = var.environment == "production"
}

module "redis" {
  source  = "./modules/redis"
  name    = local.name
  network = module.network
  kms_arn = module.keys.arn
  node    = var.size.redis
}

module "redis_secondary" {
  source    = "./modules/redis"
  providers = { aws = aws.secondary }
  name      = local.name
  network   = module.network_secondary
  kms_arn   = module.keys_secondary.arn
  node      = var.size.redis
}

module "storage" {
  source            = "./modules/storage"
  providers         = { aws = aws, aws.secondary = aws.secondary }
  name              = local.name
  kms_arn           = module.keys.arn
  kms_arn_secondary = module.keys_secondary.arn
}

module "edge" {
  source          = "./modules/edge"
  providers       = { aws = aws.global }
  name            = local.name
  domain          = var.domain
  origin          = module.dns.origin
  certificate_arn = var.certificate_arn
  content_bucket  = module.storage.content_bucket_domain
}

module "dns" {
  source       = "./modules/dns"
  providers    = { aws = aws.global }
  name         = local.name
  domain       = var.domain
  primary      = "primary.${var.domain}"
  secondary    = "secondary.${var.domain}"
  cdn          = module.edge.domain
  alarm_topics = var.alarm_topic_arns
}
