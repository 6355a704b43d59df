terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "name" { type = string }
variable "domain" { type = string }
variable "primary" { type = string }
variable "secondary" { type = string }
variable "cdn" { type = object({ name = string, zone_id = string }) }
variable "alarm_topics" { type = list(string) }

data "aws_route53_zone" "this" {
  name = var.domain
}

# Ready, as the silos say it: asked from many places every ten seconds, given up after three.
resource "aws_route53_health_check" "this" {
  for_each          = { primary = var.primary, secondary = var.secondary }
  fqdn              = each.value
  type              = "HTTPS"
  port              = 443
  resource_path     = "/readyz"
  request_interval  = 10
  failure_threshold = 3
  tags              = { Name = "${var.name}-${each.key}" }
}

resource "aws_cloudwatch_metric_alarm" "unready" {
  for_each            = aws_route53_health_check.this
  alarm_name          = "${var.name}-${each.key}-unready"
  namespace           = "AWS/Route53"
  metric_name         = "HealthCheckStatus"
  dimensions          = { HealthCheckId = each.value.id }
  statistic           = "Minimum"
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  period              = 60
  evaluation_periods  = 1
  alarm_actions       = var.alarm_topics
}

# What the CDN asks: the first region, and the second while the first is not ready.
resource "aws_route53_record" "origin" {
  for_each        = { primary = var.primary, secondary = var.secondary }
  zone_id         = data.aws_route53_zone.this.zone_id
  name            = "origin.${var.domain}"
  type            = "CNAME"
  ttl             = 30
  records         = [each.value]
  set_identifier  = each.key
  health_check_id = aws_route53_health_check.this[each.key].id
  failover_routing_policy { type = upper(each.key) }
}

resource "aws_route53_record" "front" {
  for_each = toset(["A", "AAAA"])
  zone_id  = data.aws_route53_zone.this.zone_id
  name     = var.domain
  type     = each.key
  alias {
    name                   = var.cdn.name
    zone_id                = var.cdn.zone_id
    evaluate_target_health = false
  }
}

output "origin" { value = "origin.${var.domain}" }
