output "database_endpoint" {
  description = "For the silos' connection string, with Target Session Attributes=primary."
  value       = module.postgres.endpoint
}

output "reports_endpoint" {
  description = "The replica that teachers' reports are read from: ConnectionStrings__PostgresReports."
  value       = module.postgres.reader_endpoint
}

output "redis_endpoint" {
  value = module.redis.endpoint
}

output "clusters" {
  value = { primary = module.cluster.name, secondary = module.cluster_secondary.name }
}

output "backup_bucket" {
  description = "pgBackRest's second repository, in the other region too."
  value       = module.storage.backup_bucket
}
