using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Api.People;

/// <param name="Username">Null for a guest, likewise the name.</param>
/// <param name="BirthDate">Null where it is not known.</param>
public sealed record ProfileBody(Guid Id, string? Username, string? Name, string? Email, DateOnly? BirthDate, IReadOnlyList<string> Roles)
{
    internal static ProfileBody OfGuest(Guid id) => new(id, null, null, null, null, RoleNames.Of(Role.Student));

    internal static ProfileBody Of(ProfileView profile) =>
        new(profile.PersonId, profile.Username, profile.Name, profile.Email, profile.BirthDate, RoleNames.Of(profile.Roles));
}

/// <summary>JSON Merge Patch (RFC 7396): what is absent stays.</summary>
/// <param name="Email">Empty for none.</param>
public sealed record ProfilePatchBody(string Password, string? Name = null, string? Email = null);

/// <inheritdoc cref="ProfilePatchBody"/>
public sealed record PersonPatchBody(string? Name = null, string? Email = null, DateOnly? BirthDate = null);
