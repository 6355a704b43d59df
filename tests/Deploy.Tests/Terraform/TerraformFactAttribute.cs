using EnglishLearning.Deploy.Tests.Support;
using Xunit;

namespace EnglishLearning.Deploy.Tests.Terraform;

/// <summary>A test that needs Terraform, which no package registry of ours has: skipped, and said so, where the machine came without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TerraformFactAttribute : FactAttribute
{
    public TerraformFactAttribute()
    {
        if (!Tool.IsThere("terraform"))
            Skip = "There is no terraform on this machine: deploy/terraform is not validated.";
    }
}
