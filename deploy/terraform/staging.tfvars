environment = "staging"
size = {
  node     = "t4g.large"
  nodes    = { least = 2, most = 4 }
  database = "db.t4g.medium"
  disk_gb  = 50
  redis    = "cache.t4g.micro"
}
