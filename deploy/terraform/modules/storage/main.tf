terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws, aws.secondary]
    }
  }
}

variable "name" { type = string }
variable "kms_arn" { type = string }
variable "kms_arn_secondary" { type = string }

locals {
  # content: questions' sounds and pictures; user: what people upload; backup: pgBackRest.
  buckets = {
    content = { old_versions_days = 90, expires_days = 0 }
    user    = { old_versions_days = 30, expires_days = 0 }
    backup  = { old_versions_days = 7, expires_days = 45 }
  }
}

resource "aws_s3_bucket" "this" {
  for_each      = local.buckets
  bucket_prefix = "${var.name}-${each.key}-"
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = local.buckets
  bucket   = aws_s3_bucket.this[each.key].id
  versioning_configuration { status = "Enabled" }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  for_each = local.buckets
  bucket   = aws_s3_bucket.this[each.key].id
  rule {
    bucket_key_enabled = true
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_arn
    }
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  for_each                = local.buckets
  bucket                  = aws_s3_bucket.this[each.key].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  for_each = local.buckets
  bucket   = aws_s3_bucket.this[each.key].id
  rule {
    id     = "old"
    status = "Enabled"
    filter {}
    noncurrent_version_expiration { noncurrent_days = each.value.old_versions_days }
    abort_incomplete_multipart_upload { days_after_initiation = 7 }
    # A backup that pgBackRest has forgotten is a leftover.
    dynamic "expiration" {
      for_each = each.value.expires_days > 0 ? [each.value.expires_days] : []
      content { days = expiration.value }
    }
  }
}

# Backups lie in the other region within minutes.
resource "aws_s3_bucket" "backup_copy" {
  provider      = aws.secondary
  bucket_prefix = "${var.name}-backup-copy-"
}

resource "aws_s3_bucket_versioning" "backup_copy" {
  provider = aws.secondary
  bucket   = aws_s3_bucket.backup_copy.id
  versioning_configuration { status = "Enabled" }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "backup_copy" {
  provider = aws.secondary
  bucket   = aws_s3_bucket.backup_copy.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_arn_secondary
    }
  }
}

resource "aws_s3_bucket_public_access_block" "backup_copy" {
  provider                = aws.secondary
  bucket                  = aws_s3_bucket.backup_copy.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "replicate" {
  statement {
    actions   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
    resources = [aws_s3_bucket.this["backup"].arn]
  }
  statement {
    actions   = ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"]
    resources = ["${aws_s3_bucket.this["backup"].arn}/*"]
  }
  statement {
    actions   = ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"]
    resources = ["${aws_s3_bucket.backup_copy.arn}/*"]
  }
  statement {
    actions   = ["kms:Decrypt"]
    resources = [var.kms_arn]
  }
  statement {
    actions   = ["kms:Encrypt"]
    resources = [var.kms_arn_secondary]
  }
}

resource "aws_iam_role" "replicate" {
  name_prefix        = "${var.name}-replicate-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "replicate" {
  role   = aws_iam_role.replicate.id
  policy = data.aws_iam_policy_document.replicate.json
}

resource "aws_s3_bucket_replication_configuration" "backup" {
  bucket = aws_s3_bucket.this["backup"].id
  role   = aws_iam_role.replicate.arn
  rule {
    id     = "other-region"
    status = "Enabled"
    filter {}
    delete_marker_replication { status = "Enabled" }
    source_selection_criteria {
      sse_kms_encrypted_objects { status = "Enabled" }
    }
    destination {
      bucket = aws_s3_bucket.backup_copy.arn
      encryption_configuration { replica_kms_key_id = var.kms_arn_secondary }
    }
  }
  depends_on = [aws_s3_bucket_versioning.this, aws_s3_bucket_versioning.backup_copy]
}

output "content_bucket_domain" { value = aws_s3_bucket.this["content"].bucket_regional_domain_name }
output "backup_bucket" { value = aws_s3_bucket.this["backup"].bucket }
output "lifecycles" { value = { for name, bucket in local.buckets : name => bucket } }
