terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "name" { type = string }
variable "domain" { type = string }
variable "origin" {
  description = "The name that follows the region which serves."
  type        = string
}
variable "certificate_arn" { type = string }
variable "content_bucket" { type = string }

locals {
  # Seconds. Static files carry a hash in their name; the API says itself what may be kept, and never longer than this.
  ttl = { static = 31536000, api = 300, user = 3600 }
}

resource "aws_cloudfront_cache_policy" "this" {
  for_each    = local.ttl
  name        = "${var.name}-${each.key}"
  min_ttl     = 0
  default_ttl = each.key == "api" ? 0 : each.value
  max_ttl     = each.value
  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_gzip   = true
    enable_accept_encoding_brotli = true
    cookies_config { cookie_behavior = "none" }
    headers_config {
      # What one learner is told is nobody else's.
      header_behavior = each.key == "static" ? "none" : "whitelist"
      dynamic "headers" {
        for_each = each.key == "static" ? [] : [["Authorization", "Accept-Language"]]
        content { items = headers.value }
      }
    }
    query_strings_config { query_string_behavior = each.key == "static" ? "none" : "all" }
  }
}

resource "aws_cloudfront_origin_access_control" "content" {
  name                              = "${var.name}-content"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_wafv2_web_acl" "this" {
  name  = var.name
  scope = "CLOUDFRONT"
  default_action {
    allow {}
  }
  # Twice what a school behind one address sends; the service has finer limits of its own.
  rule {
    name     = "rate"
    priority = 1
    action {
      block {}
    }
    statement {
      rate_based_statement {
        limit                 = 60000
        evaluation_window_sec = 60
        aggregate_key_type    = "IP"
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "rate"
      sampled_requests_enabled   = false
    }
  }
  dynamic "rule" {
    for_each = { AWSManagedRulesKnownBadInputsRuleSet = 2, AWSManagedRulesAmazonIpReputationList = 3 }
    content {
      name     = rule.key
      priority = rule.value
      override_action {
        none {}
      }
      statement {
        managed_rule_group_statement {
          vendor_name = "AWS"
          name        = rule.key
        }
      }
      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = rule.key
        sampled_requests_enabled   = false
      }
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = var.name
    sampled_requests_enabled   = false
  }
}

resource "aws_cloudfront_distribution" "this" {
  enabled         = true
  is_ipv6_enabled = true
  http_version    = "http2and3"
  price_class     = "PriceClass_200"
  aliases         = [var.domain]
  web_acl_id      = aws_wafv2_web_acl.this.arn

  origin {
    origin_id   = "service"
    domain_name = var.origin
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  origin {
    origin_id                = "content"
    domain_name              = var.content_bucket
    origin_access_control_id = aws_cloudfront_origin_access_control.content.id
  }

  default_cache_behavior {
    target_origin_id       = "service"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = aws_cloudfront_cache_policy.this["api"].id
    compress               = true
  }
  ordered_cache_behavior {
    path_pattern           = "/static/*"
    target_origin_id       = "content"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = aws_cloudfront_cache_policy.this["static"].id
    compress               = true
  }
  ordered_cache_behavior {
    path_pattern           = "/user/*"
    target_origin_id       = "service"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = aws_cloudfront_cache_policy.this["user"].id
    compress               = true
  }
  # The proxy in front of silos does not pass these on either.
  ordered_cache_behavior {
    path_pattern           = "/metrics"
    target_origin_id       = "content"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = aws_cloudfront_cache_policy.this["static"].id
  }
  restrictions {
    geo_restriction { restriction_type = "none" }
  }
  viewer_certificate {
    acm_certificate_arn      = var.certificate_arn
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "sni-only"
  }
}

output "domain" { value = { name = aws_cloudfront_distribution.this.domain_name, zone_id = aws_cloudfront_distribution.this.hosted_zone_id } }
output "ttl" { value = local.ttl }
