terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws, aws.secondary]
    }
  }
}

variable "name" { type = string }
variable "network" { type = object({ vpc_id = string, cidr = string, private_subnet_ids = list(string) }) }
variable "network_secondary" { type = object({ vpc_id = string, cidr = string, private_subnet_ids = list(string) }) }
variable "kms_arn" { type = string }
variable "kms_arn_secondary" { type = string }
variable "class" { type = string }
variable "disk_gb" { type = number }
variable "is_protected" { type = bool }

resource "aws_db_subnet_group" "this" {
  name_prefix = "${var.name}-"
  subnet_ids  = var.network.private_subnet_ids
}

resource "aws_db_subnet_group" "secondary" {
  provider    = aws.secondary
  name_prefix = "${var.name}-"
  subnet_ids  = var.network_secondary.private_subnet_ids
}

resource "aws_security_group" "this" {
  name_prefix = "${var.name}-postgres-"
  vpc_id      = var.network.vpc_id
  ingress {
    description = "Silos"
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = [var.network.cidr]
  }
}

resource "aws_security_group" "secondary" {
  provider    = aws.secondary
  name_prefix = "${var.name}-postgres-"
  vpc_id      = var.network_secondary.vpc_id
  ingress {
    description = "Silos"
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = [var.network_secondary.cidr]
  }
}

resource "aws_db_parameter_group" "this" {
  name_prefix = "${var.name}-"
  family      = "postgres15"
  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
  parameter {
    name  = "log_statement"
    value = "ddl"
  }
}

# A standby in another zone takes over by itself, with every commit (synchronous); point-in-time recovery of 30 days.
resource "aws_db_instance" "primary" {
  identifier                   = "${var.name}-primary"
  engine                       = "postgres"
  engine_version               = "15"
  instance_class               = var.class
  allocated_storage            = var.disk_gb
  max_allocated_storage        = var.disk_gb * 4
  storage_type                 = "gp3"
  storage_encrypted            = true
  kms_key_id                   = var.kms_arn
  multi_az                     = true
  db_name                      = "english"
  username                     = "english"
  manage_master_user_password  = true
  db_subnet_group_name         = aws_db_subnet_group.this.name
  vpc_security_group_ids       = [aws_security_group.this.id]
  parameter_group_name         = aws_db_parameter_group.this.name
  backup_retention_period      = 30
  backup_window                = "18:00-19:00"
  maintenance_window           = "sun:19:30-sun:20:30"
  copy_tags_to_snapshot        = true
  deletion_protection          = var.is_protected
  skip_final_snapshot          = !var.is_protected
  final_snapshot_identifier    = "${var.name}-final"
  performance_insights_enabled = true
}

# Of two replicas one serves reports beside the primary, the other waits in the second region.
resource "aws_db_instance" "reports" {
  identifier             = "${var.name}-reports"
  replicate_source_db    = aws_db_instance.primary.identifier
  instance_class         = var.class
  storage_encrypted      = true
  vpc_security_group_ids = [aws_security_group.this.id]
  parameter_group_name   = aws_db_parameter_group.this.name
  skip_final_snapshot    = true
}

resource "aws_db_instance" "secondary" {
  provider                = aws.secondary
  identifier              = "${var.name}-secondary"
  replicate_source_db     = aws_db_instance.primary.arn
  instance_class          = var.class
  storage_encrypted       = true
  kms_key_id              = var.kms_arn_secondary
  db_subnet_group_name    = aws_db_subnet_group.secondary.name
  vpc_security_group_ids  = [aws_security_group.secondary.id]
  backup_retention_period = 30
  deletion_protection     = var.is_protected
  skip_final_snapshot     = true
}

output "endpoint" { value = aws_db_instance.primary.address }
output "reader_endpoint" { value = aws_db_instance.reports.address }

# Held against the design by the tests.
output "promises" {
  value = {
    recovery_days  = aws_db_instance.primary.backup_retention_period
    standby        = aws_db_instance.primary.multi_az
    encrypted      = alltrue([for each in [aws_db_instance.primary, aws_db_instance.reports, aws_db_instance.secondary] : each.storage_encrypted])
    protected      = aws_db_instance.primary.deletion_protection && !aws_db_instance.primary.skip_final_snapshot
    replicas       = [aws_db_instance.reports.replicate_source_db, aws_db_instance.secondary.replicate_source_db]
    reachable_from = flatten([for group in [aws_security_group.this, aws_security_group.secondary] : [for rule in group.ingress : rule.cidr_blocks]])
  }
}
