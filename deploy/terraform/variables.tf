variable "environment" {
  description = "Name of what is made, part of every resource's name."
  type        = string
  validation {
    condition     = contains(["staging", "production"], var.environment)
    error_message = "environment is staging or production."
  }
}

variable "domain" {
  description = "Where learners find the service; a zone of it exists in Route 53."
  type        = string
}

variable "certificate_arn" {
  description = "Of the domain, in us-east-1, for the CDN."
  type        = string
}

variable "primary_region" {
  type    = string
  default = "ap-southeast-1"
}

variable "secondary_region" {
  description = "Jakarta: close to learners, and where everything comes back when the first is gone."
  type        = string
  default     = "ap-southeast-3"
}

variable "size" {
  description = "Machines: of the cluster's nodes, the database, Redis; how many nodes at least and at most."
  type = object({
    node     = string
    nodes    = object({ least = number, most = number })
    database = string
    disk_gb  = number
    redis    = string
  })
}

variable "alarm_topic_arns" {
  description = "SNS topics that are told when a region does not answer."
  type        = list(string)
  default     = []
}
