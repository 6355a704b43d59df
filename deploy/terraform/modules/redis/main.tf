terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "name" { type = string }
variable "network" { type = object({ vpc_id = string, cidr = string, private_subnet_ids = list(string) }) }
variable "kms_arn" { type = string }
variable "node" { type = string }

resource "aws_elasticache_subnet_group" "this" {
  name       = var.name
  subnet_ids = var.network.private_subnet_ids
}

resource "aws_security_group" "this" {
  name_prefix = "${var.name}-redis-"
  vpc_id      = var.network.vpc_id
  ingress {
    description = "Silos"
    from_port   = 6379
    to_port     = 6379
    protocol    = "tcp"
    cidr_blocks = [var.network.cidr]
  }
}

# The silos' membership: small, and needed at each start. A replica in another zone takes over by itself.
resource "aws_elasticache_replication_group" "this" {
  replication_group_id       = var.name
  description                = "Membership of silos"
  engine                     = "redis"
  engine_version             = "7.1"
  node_type                  = var.node
  num_cache_clusters         = 2
  automatic_failover_enabled = true
  multi_az_enabled           = true
  at_rest_encryption_enabled = true
  kms_key_id                 = var.kms_arn
  transit_encryption_enabled = true
  subnet_group_name          = aws_elasticache_subnet_group.this.name
  security_group_ids         = [aws_security_group.this.id]
  snapshot_retention_limit   = 1
}

output "endpoint" { value = aws_elasticache_replication_group.this.primary_endpoint_address }

# Held against the design by the tests.
output "promises" {
  value = {
    fails_over = aws_elasticache_replication_group.this.automatic_failover_enabled && aws_elasticache_replication_group.this.num_cache_clusters >= 2
    encrypted  = aws_elasticache_replication_group.this.transit_encryption_enabled && aws_elasticache_replication_group.this.at_rest_encryption_enabled
  }
}
