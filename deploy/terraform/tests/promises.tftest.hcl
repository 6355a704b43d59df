# What the design promises, held against a plan; no account is asked (terraform test).
mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::bucket" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:ap-southeast-1:111122223333:key/1" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/role" }
  }
  mock_resource "aws_wafv2_web_acl" {
    defaults = { arn = "arn:aws:wafv2:us-east-1:111122223333:global/webacl/a/1" }
  }
  mock_resource "aws_db_instance" {
    defaults = { arn = "arn:aws:rds:ap-southeast-1:111122223333:db:primary" }
  }
}
mock_provider "aws" {
  alias = "secondary"
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::copy" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:ap-southeast-3:111122223333:key/2" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/role" }
  }
}
mock_provider "aws" {
  alias = "global"
  mock_resource "aws_wafv2_web_acl" {
    defaults = { arn = "arn:aws:wafv2:us-east-1:111122223333:global/webacl/a/1" }
  }
}

variables {
  environment     = "production"
  domain          = "belajar.example"
  certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/1"
  size = {
    node     = "c7g.2xlarge"
    nodes    = { least = 3, most = 20 }
    database = "db.r7g.2xlarge"
    disk_gb  = 500
    redis    = "cache.t4g.small"
  }
}

run "whole" {
  command = apply

  assert {
    condition     = var.primary_region == "ap-southeast-1" && var.secondary_region == "ap-southeast-3"
    error_message = "The regions are Singapore and Jakarta."
  }
  assert {
    condition     = module.edge.ttl == { static = 31536000, api = 300, user = 3600 }
    error_message = "The CDN keeps static files a year, the API five minutes, what users upload an hour."
  }
  assert {
    condition     = module.storage.lifecycles["backup"].expires_days > 30
    error_message = "A bucket that lets go of backups before pgBackRest does cannot be restored from."
  }
  assert {
    condition     = module.postgres.promises.recovery_days == 30 && module.postgres.promises.standby && module.postgres.promises.encrypted
    error_message = "Thirty days of point-in-time recovery, a synchronous standby, encrypted disks."
  }
  assert {
    condition     = length(module.postgres.promises.replicas) == 2 && alltrue([for source in module.postgres.promises.replicas : source != null])
    error_message = "Two replicas: one beside the primary, one in the second region."
  }
  assert {
    condition     = module.postgres.promises.protected
    error_message = "Production's database is not deleted by a slip."
  }
  assert {
    condition     = toset(module.postgres.promises.reachable_from) == toset(["10.20.0.0/16", "10.21.0.0/16"])
    error_message = "Nobody but each region's own network reaches its database."
  }
  assert {
    condition     = alltrue([for redis in [module.redis, module.redis_secondary] : redis.promises.fails_over && redis.promises.encrypted])
    error_message = "Redis fails over by itself, and is asked by TLS."
  }
  assert {
    condition     = module.dns.origin == "origin.belajar.example"
    error_message = "The CDN asks a name that follows the region which serves."
  }
}

run "a_wrong_environment_is_refused" {
  command = plan
  variables {
    environment = "prod"
  }
  expect_failures = [var.environment]
}
