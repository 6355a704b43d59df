environment = "production"
size = {
  node     = "c7g.2xlarge"
  nodes    = { least = 3, most = 20 }
  database = "db.r7g.2xlarge"
  disk_gb  = 500
  redis    = "cache.t4g.small"
}
