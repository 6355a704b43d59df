terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "name" { type = string }

# One key for what lies on disks, rotated each year. The learners' own keys are wrapped by the silos' master key, which is another one.
resource "aws_kms_key" "this" {
  description             = "${var.name}: disks, backups, secrets"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.name}"
  target_key_id = aws_kms_key.this.key_id
}

output "arn" { value = aws_kms_key.this.arn }
