using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Contracts.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Compliance;

/// <summary>What is personal lies encrypted: a sample of the newest of each column opens under its person's key, and only so.</summary>
internal sealed class EncryptionCheck(AccountsContext database, PersonKeys keys) : IComplianceCheck
{
    private const string Name = "encryption-at-rest";
    private const int Sample = 50;

    public async Task<ComplianceFinding> RunAsync()
    {
        var boxes = await SampleAsync();
        var open = new List<string>();
        foreach (var (column, personId, box) in boxes)
        {
            if (await keys.FindAsync(personId) is not { } key || Sealed.TryOpen(key, box, PersonKeys.ContextOf(personId)) is null)
                open.Add(column);
        }
        return open.Count == 0
            ? ComplianceFinding.Passed(Name, $"{boxes.Count} values of {boxes.DistinctBy(box => box.Column).Count()} columns open under their persons' keys alone.")
            : ComplianceFinding.Failed(
                Name, $"{open.Count} of {boxes.Count} values are not encrypted under their persons' keys, in {string.Join(", ", open.Distinct().Order())}.",
                "Find what wrote them; a value without its key is lost, one without encryption is to be written anew.");
    }

    private async Task<List<(string Column, Guid PersonId, byte[] Box)>> SampleAsync()
    {
        var boxes = new List<(string Column, Guid PersonId, byte[] Box)>();
        foreach (var row in await database.Users.AsNoTracking().OrderByDescending(account => account.CreatedAt).Take(Sample).ToListAsync())
            boxes.Add(("accounts.personal", row.Id, row.Personal));
        foreach (var row in await database.Sessions.AsNoTracking().Where(session => session.PersonId != Guid.Empty).OrderByDescending(session => session.CreatedAt).Take(Sample).ToListAsync())
        {
            // A guest's session names no device.
            if (row.Device.Length > 0)
                boxes.Add(("sessions.device", row.PersonId, row.Device));
        }
        foreach (var row in await database.Consents.AsNoTracking().Where(consent => consent.Guardian != null).OrderByDescending(consent => consent.AskedAt).Take(Sample).ToListAsync())
            boxes.AddRange([("consents.guardian", row.PersonId, row.Guardian!), ("consents.receipt", row.PersonId, row.Receipt ?? [])]);
        foreach (var row in await database.UserTokens.AsNoTracking().Where(token => token.Value != null).Take(Sample).ToListAsync())
            boxes.Add(("account_tokens.value", row.UserId, Base64(row.Value!)));
        return boxes;
    }

    /// <summary>What is no base 64 is no box either.</summary>
    private static byte[] Base64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : [];
    }
}
